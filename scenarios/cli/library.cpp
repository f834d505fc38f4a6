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

std::filesystem::path in_source_folder(const std::filesystem::path& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(path, error);
  if (error) return path;
  const fs::path within = whole.lexically_relative(fs::weakly_canonical(library_folder(), error));
  if (error || within.empty() || *within.begin() == "..") return path;
  return "scenarios/library" / within;
}

}  // namespace tiexin::scenarios
