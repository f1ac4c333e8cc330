#pragma once

/// Clears what earlier calls have left below the caller's frame. A component's inputs are compared as bytes, and those between
/// its fields are what the stack held before: with zeros there, or what the same calls have left, they are the same each time.
void martlet_clear_stack(void);
