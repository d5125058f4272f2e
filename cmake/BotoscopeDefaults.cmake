# Language level, warnings, sanitizers, output folders, compiler cache: the same for every target.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

# Paths relative to the source folder and no folder hash: a second checkout finds the first one's results.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER
      "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=1
      "CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime" "${CCACHE_PROGRAM}")
endif()
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
  add_link_options(-fuse-ld=mold)
endif()

add_compile_options(-Wall -Wextra -Wpedantic)
if(BOTOSCOPE_WERROR)
  add_compile_options(-Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 warns about its own coroutine frames and inlined standard containers.
  add_compile_options(-Wshadow=local -fcoroutines -Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-array-bounds
                      -Wno-restrict -Wno-stringop-overread)
else()
  # Without the time stamp the compiler cache can keep precompiled headers. An unused capture is a matter of taste
  # between the two compilers.
  add_compile_options(-Wshadow "SHELL:-Xclang -fno-pch-timestamp" -Wno-unused-lambda-capture)
endif()

if(BOTOSCOPE_SANITIZE)
  # What is left out costs a third of the compile time and finds what AddressSanitizer finds anyway (docs/adr/0004).
  add_compile_options(-fsanitize=address,undefined -fno-sanitize=null,alignment,object-size
                      -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()

add_compile_definitions(QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_KEYWORDS)
# With the compiler's predefines Qt 6.4's moc reads libstdc++'s <concepts> and fails on it; without them it skips it.
set(CMAKE_AUTOMOC_COMPILER_PREDEFINES OFF)
