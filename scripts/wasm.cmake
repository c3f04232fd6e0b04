# Toolchain for WebAssembly: an em++ in $EMSDK or on the PATH, and nothing else of Emscripten's CMake.
# scripts/setup checks that it is new enough.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR wasm32)
find_program(GENKAN_EMCC emcc HINTS "$ENV{EMSDK}/upstream/emscripten" "$ENV{EMSDK}" REQUIRED)
cmake_path(GET GENKAN_EMCC PARENT_PATH GENKAN_EM_DIR)
set(CMAKE_C_COMPILER "${GENKAN_EMCC}")
set(CMAKE_CXX_COMPILER "${GENKAN_EM_DIR}/em++")
set(CMAKE_AR "${GENKAN_EM_DIR}/emar" CACHE FILEPATH "")
set(CMAKE_RANLIB "${GENKAN_EM_DIR}/emranlib" CACHE FILEPATH "")
set(CMAKE_CXX_COMPILER_WORKS TRUE)
set(CMAKE_C_COMPILER_WORKS TRUE)
set(GENKAN_WASM TRUE)
