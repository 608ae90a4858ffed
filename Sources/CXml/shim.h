#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>

/* xmlFree is a variable that holds a function: nothing that Swift may touch from several threads. */
static inline void gazette_xml_free(void *memory) { xmlFree(memory); }
