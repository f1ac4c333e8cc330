#include "include/CVips.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

// What is called in the library, by its stable interface (libvips.so.42, since 2015). Its headers would bring those of
// thirty other libraries into every build.
typedef struct _VipsImage VipsImage;
static struct {
    int (*vips_init)(const char *program);
    void (*vips_cache_set_max)(int operations);
    void (*vips_concurrency_set)(int threads);
    void (*vips_operation_block_set)(const char *type, int blocked);
    const char *(*vips_error_buffer)(void);
    void (*vips_error_clear)(void);
    VipsImage *(*vips_image_new_from_buffer)(const void *bytes, size_t length, const char *options, ...);
    int (*vips_image_get_width)(const VipsImage *image);
    int (*vips_image_get_height)(const VipsImage *image);
    int (*vips_image_get_bands)(const VipsImage *image);
    void *(*vips_image_write_to_memory)(VipsImage *image, size_t *length);
    int (*vips_image_get_n_pages)(VipsImage *image);
    int (*vips_thumbnail_buffer)(void *bytes, size_t length, VipsImage **out, int width, ...);
    int (*vips_thumbnail_image)(VipsImage *in, VipsImage **out, int width, ...);
    VipsImage *(*vips_image_copy_memory)(VipsImage *image);
    char **(*vips_image_get_fields)(VipsImage *image);
    int (*vips_image_remove)(VipsImage *image, const char *name);
    int (*vips_gaussblur)(VipsImage *in, VipsImage **out, double sigma, ...);
    int (*vips_webpsave_buffer)(VipsImage *in, void **bytes, size_t *length, ...);
    int (*vips_jpegsave_buffer)(VipsImage *in, void **bytes, size_t *length, ...);
    void (*g_object_unref)(void *object);
    void (*g_free)(void *bytes);
    void (*g_strfreev)(char **texts);
    unsigned (*g_log_set_handler)(const char *domain, int levels, void (*log)(const char *, int, const char *, void *), void *);
} vips;

// From libvips' enumeration.
enum { SIZE_DOWN = 2 };
// From GLib's.
static const int log_level_warning = 1 << 4;
static const int most_pixels_in_a_direction = 10000000;

static cvips_result started = CVIPS_MISSING;
static _Thread_local char last_error[256];

static bool find(void *library, const char *name, void *function) {
    void *address = dlsym(library, name);
    if (!address) {
        fprintf(stderr, "libvips has no %s\n", name);
        return false;
    }
    memcpy(function, &address, sizeof address);
    return true;
}

#define FIND(name) find(library, #name, &vips.name)

/// Warnings tell of each tile of a damaged picture; that it is damaged is an error anyway.
static void be_silent(const char *domain, int level, const char *message, void *data) {}

static void start(void) {
#ifdef __APPLE__
    void *library = dlopen("libvips.42.dylib", RTLD_NOW | RTLD_GLOBAL);
#else
    void *library = dlopen("libvips.so.42", RTLD_NOW | RTLD_LOCAL);
#endif
    if (!library) return;
    bool complete = FIND(vips_init) && FIND(vips_cache_set_max) && FIND(vips_concurrency_set) &&
        FIND(vips_operation_block_set) && FIND(vips_error_buffer) && FIND(vips_error_clear) &&
        FIND(vips_image_new_from_buffer) && FIND(vips_image_get_width) && FIND(vips_image_get_height) &&
        FIND(vips_image_get_n_pages) && FIND(vips_image_get_bands) && FIND(vips_image_write_to_memory) && FIND(vips_thumbnail_buffer) && FIND(vips_thumbnail_image) &&
        FIND(vips_image_copy_memory) && FIND(vips_image_remove) &&
        FIND(vips_image_get_fields) && FIND(g_strfreev) && FIND(vips_gaussblur) && FIND(vips_webpsave_buffer) &&
        FIND(vips_jpegsave_buffer) && FIND(g_object_unref) && FIND(g_free) && FIND(g_log_set_handler);
    if (!complete || vips.vips_init("martlet") != 0) return;
    vips.g_log_set_handler("VIPS", log_level_warning, be_silent, NULL);
    // Pictures differ: a cache of results would only hold memory. The caller decides how many are worked on at once.
    vips.vips_cache_set_max(0);
    vips.vips_concurrency_set(1);
    // Strangers' files reach these four readers and no other: libvips knows many more, of uneven care.
    vips.vips_operation_block_set("VipsForeignLoad", 1);
    vips.vips_operation_block_set("VipsForeignLoadJpeg", 0);
    vips.vips_operation_block_set("VipsForeignLoadPng", 0);
    vips.vips_operation_block_set("VipsForeignLoadWebp", 0);
    vips.vips_operation_block_set("VipsForeignLoadNsgif", 0);
    started = CVIPS_OK;
}

cvips_result cvips_start(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, start);
    if (started != CVIPS_OK) snprintf(last_error, sizeof last_error, "libvips.so.42 cannot be loaded");
    return started;
}

/// Keeps what the library says, which it collects in one buffer for all threads.
static cvips_result failed(cvips_result result) {
    snprintf(last_error, sizeof last_error, "%s", vips.vips_error_buffer());
    vips.vips_error_clear();
    return result;
}

void cvips_last_error(char *text, size_t capacity) {
    if (capacity) snprintf(text, capacity, "%s", last_error);
}

cvips_result cvips_measure(const void *bytes, size_t length, int *width, int *height, int *pages) {
    if (cvips_start() != CVIPS_OK) return CVIPS_MISSING;
    VipsImage *image = vips.vips_image_new_from_buffer(bytes, length, "", NULL);
    if (!image) return failed(CVIPS_UNREADABLE);
    *width = vips.vips_image_get_width(image);
    *height = vips.vips_image_get_height(image);
    *pages = vips.vips_image_get_n_pages(image);
    vips.g_object_unref(image);
    return CVIPS_OK;
}

cvips_result cvips_read(const void *bytes, size_t length, int width, int height, cvips_image **image) {
    if (cvips_start() != CVIPS_OK) return CVIPS_MISSING;
    VipsImage *lazy = NULL;
    if (vips.vips_thumbnail_buffer((void *)bytes, length, &lazy, width, "height", height, "size", SIZE_DOWN,
            "export_profile", "srgb", "option_string", "[fail_on=error]", NULL) != 0)
        return failed(CVIPS_UNREADABLE);
    // All pixels now: each size is made from them, and damage shows itself here.
    VipsImage *decoded = vips.vips_image_copy_memory(lazy);
    vips.g_object_unref(lazy);
    if (!decoded) return failed(CVIPS_UNREADABLE);
    // All that is not pixels: where it was taken, by whom, with what. Savers have an option for it, which leaves some of it
    // in WebP. What describes the pixels themselves cannot be removed.
    char **fields = vips.vips_image_get_fields(decoded);
    for (char **field = fields; field && *field; field++) vips.vips_image_remove(decoded, *field);
    vips.g_strfreev(fields);
    *image = (cvips_image *)decoded;
    return CVIPS_OK;
}

int cvips_width(const cvips_image *image) { return vips.vips_image_get_width((const VipsImage *)image); }
int cvips_height(const cvips_image *image) { return vips.vips_image_get_height((const VipsImage *)image); }

int cvips_has_alpha(const cvips_image *image) {
    // Grey has one band and sRGB three; transparency is one more.
    return vips.vips_image_get_bands((const VipsImage *)image) % 2 == 0;
}

cvips_result cvips_resize(cvips_image *image, int width, cvips_image **smaller) {
    VipsImage *out = NULL;
    if (vips.vips_thumbnail_image((VipsImage *)image, &out, width, "height", most_pixels_in_a_direction, "size",
            SIZE_DOWN, NULL) != 0)
        return failed(CVIPS_UNREADABLE);
    *smaller = (cvips_image *)out;
    return CVIPS_OK;
}

cvips_result cvips_average(cvips_image *image, unsigned char colour[3]) {
    VipsImage *in = (VipsImage *)image;
    size_t length = 0, bands = (size_t)vips.vips_image_get_bands(in);
    size_t pixels = (size_t)vips.vips_image_get_width(in) * (size_t)vips.vips_image_get_height(in);
    unsigned char *bytes = vips.vips_image_write_to_memory(in, &length);
    // Eight bits each, or nothing that can be told here.
    if (!bytes || !pixels || !bands || length != pixels * bands) {
        vips.g_free(bytes);
        return failed(CVIPS_UNREADABLE);
    }
    // Grey has one band, and transparency is the last one.
    bool has_colour = bands >= 3;
    for (size_t band = 0; band < 3; band++) {
        unsigned long long sum = 0;
        for (size_t i = 0; i < pixels; i++) sum += bytes[i * bands + (has_colour ? band : 0)];
        colour[band] = (unsigned char)(sum / pixels);
    }
    vips.g_free(bytes);
    return CVIPS_OK;
}

cvips_result cvips_blur(cvips_image *image, double sigma, cvips_image **blurred) {
    VipsImage *out = NULL;
    if (vips.vips_gaussblur((VipsImage *)image, &out, sigma, NULL) != 0) return failed(CVIPS_UNREADABLE);
    *blurred = (cvips_image *)out;
    return CVIPS_OK;
}

cvips_result cvips_write_webp(cvips_image *image, int quality, void **bytes, size_t *length) {
    if (vips.vips_webpsave_buffer((VipsImage *)image, bytes, length, "Q", quality, "strip", 1, NULL) != 0)
        return failed(CVIPS_UNWRITABLE);
    return CVIPS_OK;
}

cvips_result cvips_write_jpeg(cvips_image *image, int quality, void **bytes, size_t *length) {
    // The saver lays what is transparent over black if it is not told otherwise; a C array cannot pass through its
    // options, so the background stays the library's default and pictures with transparency are better sent as WebP.
    if (vips.vips_jpegsave_buffer((VipsImage *)image, bytes, length, "Q", quality, "strip", 1, "optimize_coding", 1,
            "interlace", 1, NULL) != 0)
        return failed(CVIPS_UNWRITABLE);
    return CVIPS_OK;
}

void cvips_free(cvips_image *image) {
    if (image) vips.g_object_unref(image);
}

void cvips_free_bytes(void *bytes) {
    if (bytes) vips.g_free(bytes);
}
