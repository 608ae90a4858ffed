SITEURL = 'https://mill.example.org'
