// The readers of a results folder: whatever its manifest and its sums hold, `verify` ends well and is content only if
// the sums are, to the last byte, those of the folder; whose results they are is told or not, but never crashed over.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>

#include "scenarios/store/results.hpp"
#include "scenarios/store/sums.hpp"

namespace {

namespace fs = std::filesystem;
using namespace tiexin::scenarios;

/// A folder in memory where there is one, gone at the end.
class Folder {
 public:
  Folder() {
    std::error_code error;
    const fs::path above = fs::is_directory("/dev/shm", error) ? "/dev/shm" : fs::temp_directory_path();
    path_ = above / ("tiexin-fuzz-" + std::to_string(::getpid()));
    fs::create_directories(path_);
    write("runs.csv", "a,b\n1,2\n");
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(std::string_view name, std::string_view bytes) const {
    std::ofstream(path_ / name, std::ios::binary | std::ios::trunc) << bytes;
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

}  // namespace

/// The input is the manifest, and after a line `=` the sums; without that line the sums are as they should be, and then
/// one bit of them is flipped.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Folder folder;
  const std::string input(data, data + size);
  constexpr std::string_view kBetween = "\n=\n";
  const std::size_t between = input.find(kBetween);
  folder.write(kManifestName, input.substr(0, between));
  (void)scenario_of(folder.path());
  std::string sums = sums_of(folder.path());
  folder.write(kSumsName, sums);
  if (!verify(folder.path()).empty()) std::abort();
  if (between != std::string::npos) {
    const std::string claimed = input.substr(between + kBetween.size());
    folder.write(kSumsName, claimed);
    if (verify(folder.path()).empty() != (claimed == sums)) std::abort();
    return 0;
  }
  const std::size_t bit = size * 2654435761U % (sums.size() * 8);
  sums[bit / 8] = static_cast<char>(sums[bit / 8] ^ (1 << (bit % 8)));
  folder.write(kSumsName, sums);
  if (verify(folder.path()).empty()) std::abort();
  return 0;
}
