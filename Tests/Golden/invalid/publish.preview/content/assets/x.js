// /.preview/client.js
