#include "scenarios/cli/library.hpp"

#include <system_error>

namespace tiexin::scenarios {

std::filesystem::path library_folder() {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error) {
    std::filesystem::path beside = program.parent_path().parent_path() / "share" / "tiexin" / "scenarios" / "library";
    if (std::filesystem::is_directory(beside, error)) return beside;
  }
  return TIEXIN_LIBRARY_DIR;
}

}  // namespace tiexin::scenarios
