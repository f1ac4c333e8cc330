// The few calls of libvips that the server needs, as plain functions: the library's own take options as a variable
// number of arguments, which Swift cannot call.
//
// The library is loaded when the first picture comes and not with the program: with the sixty libraries it stands on it
// takes 20 MB, and a site without uploads needs none of it.
#pragma once
#include <stddef.h>

/// A picture that has been decoded, or will be when its pixels are asked for.
typedef struct cvips_image cvips_image;

/// Why a call failed.
typedef enum {
    CVIPS_OK = 0,
    /// libvips cannot be loaded here.
    CVIPS_MISSING = 1,
    /// The bytes are no picture that libvips can read to its end.
    CVIPS_UNREADABLE = 2,
    /// The picture cannot be written.
    CVIPS_UNWRITABLE = 3,
} cvips_result;

/// Loads and starts the library, once; safe to call from any thread.
cvips_result cvips_start(void);

/// What went wrong last on this thread, for the log. At most `capacity` bytes with the terminating zero.
void cvips_last_error(char *text, size_t capacity);

/// Reads the header alone: width and height in pixels as stored, and pages or frames.
cvips_result cvips_measure(const void *bytes, size_t length, int *width, int *height, int *pages);

/// Reads a picture as sRGB, upright as its orientation says, no larger than `width` by `height` pixels. The bytes must
/// stay until the picture is freed. The first byte that is wrong ends the reading.
cvips_result cvips_read(const void *bytes, size_t length, int width, int height, cvips_image **image);

int cvips_width(const cvips_image *image);
int cvips_height(const cvips_image *image);
/// Whether it may be transparent somewhere: 1 or 0.
int cvips_has_alpha(const cvips_image *image);

/// A smaller copy, `width` pixels wide, with the same proportions.
cvips_result cvips_resize(cvips_image *image, int width, cvips_image **smaller);

/// Blurs by a Gaussian of `sigma` pixels.
cvips_result cvips_blur(cvips_image *image, double sigma, cvips_image **blurred);

/// The average of all pixels, as red, green and blue; transparency is not heeded.
cvips_result cvips_average(cvips_image *image, unsigned char colour[3]);

/// Writes WebP or JPEG without any metadata; transparent parts become black in JPEG. Free the bytes with
/// ``cvips_free_bytes``.
cvips_result cvips_write_webp(cvips_image *image, int quality, void **bytes, size_t *length);
cvips_result cvips_write_jpeg(cvips_image *image, int quality, void **bytes, size_t *length);

void cvips_free(cvips_image *image);
void cvips_free_bytes(void *bytes);
