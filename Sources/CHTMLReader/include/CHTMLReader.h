// libxml2's reader of HTML, as far as the sanitizer needs it. A layer of its own: libxml2's headers bring those of ICU, and
// the compiler refuses them beside the ICU of Swift's Foundation.
#pragma once
#include <stddef.h>

typedef struct chtml_document chtml_document;
typedef struct chtml_node chtml_node;

typedef enum { CHTML_ELEMENT, CHTML_TEXT, CHTML_OTHER } chtml_kind;

/// Reads UTF-8, whatever it is; NULL if there is nothing in it. Free it with `chtml_free`.
chtml_document *chtml_read(const char *bytes, size_t length);
void chtml_free(chtml_document *document);

/// The document's nodes; NULL where there is none. A parent is an element.
const chtml_node *chtml_root(const chtml_document *document);
const chtml_node *chtml_first_child(const chtml_node *node);
const chtml_node *chtml_next(const chtml_node *node);
const chtml_node *chtml_parent(const chtml_node *node);

chtml_kind chtml_kind_of(const chtml_node *node);

/// An element's name, or a text, as UTF-8.
const char *chtml_name(const chtml_node *element);
const char *chtml_text(const chtml_node *text);

/// An attribute's value, to be freed with `free`; NULL if there is none.
char *chtml_attribute(const chtml_node *element, const char *name);
