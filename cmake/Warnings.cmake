# Warnings of our own code are errors; the interface library keeps them off other people's headers.
add_library(plumbline_warnings INTERFACE)
target_compile_options(plumbline_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Werror)
if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Files of one unit are included, so GCC takes their local types for a header's; and its bounds go astray in
    # std::string's operator+ once more of a unit is inlined (a known false alarm of GCC 12).
    target_compile_options(plumbline_warnings INTERFACE -Wno-subobject-linkage -Wno-array-bounds -Wno-stringop-overflow)
endif()
