#include "include/CHTMLReader.h"

#include <libxml/HTMLparser.h>
#include <limits.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static const xmlNode *plain(const chtml_node *node) { return (const xmlNode *)node; }

chtml_document *chtml_read(const char *bytes, size_t length) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, xmlInitParser);
    if (length > INT_MAX) return NULL;
    int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT;
    return (chtml_document *)htmlReadMemory(bytes, (int)length, NULL, "UTF-8", options);
}

void chtml_free(chtml_document *document) { xmlFreeDoc((xmlDoc *)document); }

const chtml_node *chtml_root(const chtml_document *document) {
    return (const chtml_node *)xmlDocGetRootElement((const xmlDoc *)document);
}

const chtml_node *chtml_first_child(const chtml_node *node) {
    // The children of a reference are its entity, and no part of the text.
    return plain(node)->type == XML_ELEMENT_NODE ? (const chtml_node *)plain(node)->children : NULL;
}

const chtml_node *chtml_next(const chtml_node *node) { return (const chtml_node *)plain(node)->next; }

const chtml_node *chtml_parent(const chtml_node *node) {
    const xmlNode *parent = plain(node)->parent;
    return parent && parent->type == XML_ELEMENT_NODE ? (const chtml_node *)parent : NULL;
}

chtml_kind chtml_kind_of(const chtml_node *node) {
    switch (plain(node)->type) {
        case XML_ELEMENT_NODE: return CHTML_ELEMENT;
        case XML_TEXT_NODE: return CHTML_TEXT;
        default: return CHTML_OTHER;
    }
}

const char *chtml_name(const chtml_node *element) { return (const char *)plain(element)->name; }

const char *chtml_text(const chtml_node *text) {
    const xmlChar *content = plain(text)->content;
    return content ? (const char *)content : "";
}

char *chtml_attribute(const chtml_node *element, const char *name) {
    xmlChar *value = xmlGetNoNsProp(plain(element), (const xmlChar *)name);
    if (!value) return NULL;
    char *copy = strdup((const char *)value);
    xmlFree(value);
    return copy;
}
