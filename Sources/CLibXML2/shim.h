#include <libxml/xmlversion.h>
/* ICU's headers would clash with those of Foundation; nothing here uses libxml2's ICU part. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

/* xmlFree is a global function pointer, which Swift's concurrency checks do not let through. */
static inline void sanad_xml_free(void *memory) { xmlFree(memory); }
