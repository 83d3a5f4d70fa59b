# Warnings of our own code are errors; the interface library keeps them off other people's headers.
add_library(plumbline_warnings INTERFACE)
target_compile_options(plumbline_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Werror)
