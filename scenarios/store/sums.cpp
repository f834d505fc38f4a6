#include "scenarios/store/sums.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <openssl/evp.h>
#include <system_error>

#include "scenarios/store/files.hpp"
#include "scenarios/store/store_error.hpp"

namespace tiexin::scenarios {
namespace {

namespace fs = std::filesystem;

/// What stands in a folder and below, by relative path, and what should not stand there.
struct Listing {
  std::vector<std::string> files;
  std::vector<Finding> strangers;
};

Listing list(const fs::path& folder) {
  Listing listing;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    const std::string name = entry->path().lexically_relative(folder).generic_string();
    const fs::file_status status = entry->symlink_status(error);
    if (error) break;
    if (fs::is_regular_file(status)) {
      if (name != kSumsName) listing.files.push_back(name);
    } else if (!fs::is_directory(status)) {
      listing.strangers.push_back({name, "is neither a folder nor a regular file"});
    } else if (fs::is_empty(entry->path(), error)) {
      listing.strangers.push_back({name, "is an empty folder"});
    }
  }
  if (error) throw StoreError(folder.string() + ": cannot be listed: " + error.message());
  std::sort(listing.files.begin(), listing.files.end());
  return listing;
}

/// The lines of a sums file by path; a line that is none of ours is left out, and found by comparing the whole.
std::map<std::string, std::string> parse(std::string_view text) {
  constexpr std::size_t kDigits = 64;
  std::map<std::string, std::string> sums;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.size() > kDigits + 2 && line.substr(kDigits, 2) == "  ")
      sums.emplace(line.substr(kDigits + 2), line.substr(0, kDigits));
  }
  return sums;
}

/// A sum that is fed block by block: a file of any length takes no memory.
class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
    demand(context_ != nullptr && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1);
  }

  void add(std::string_view bytes) { demand(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1); }

  std::string text() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned n_bytes = 0;
    demand(EVP_DigestFinal_ex(context_.get(), digest.data(), &n_bytes) == 1);
    constexpr std::string_view kHexadecimal = "0123456789abcdef";
    std::string digits;
    for (unsigned i = 0; i < n_bytes; ++i) {
      digits += kHexadecimal[digest[i] >> 4];
      digits += kHexadecimal[digest[i] & 15];
    }
    return digits;
  }

 private:
  static void demand(bool well) {
    if (!well) throw StoreError("SHA-256 is not available from the system's libcrypto");
  }

  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

std::string sums_line(const fs::path& folder, const std::string& file) {
  Sha256 sum;
  each_block(folder / file, [&](std::string_view block) { sum.add(block); });
  return sum.text() + "  " + file + "\n";
}

/// The sums as written; a file that is longer than any of ours is not read.
std::string read_sums(const fs::path& path) {
  constexpr std::uintmax_t kMostBytes = 1 << 24;
  std::error_code error;
  const std::uintmax_t n_bytes = fs::file_size(path, error);
  return !error && n_bytes > kMostBytes ? "" : read_bytes(path);
}

}  // namespace

std::string sha256(std::string_view bytes) {
  Sha256 sum;
  sum.add(bytes);
  return sum.text();
}

std::string sums_of(const fs::path& folder) {
  const Listing listing = list(folder);
  if (!listing.strangers.empty()) {
    throw StoreError((folder / listing.strangers[0].file).string() + ": " + listing.strangers[0].what);
  }
  std::string text;
  for (const std::string& file : listing.files) text += sums_line(folder, file);
  return text;
}

std::vector<std::string> unlisted(const fs::path& folder) {
  const std::map<std::string, std::string> sums = parse(read_sums(folder / kSumsName));
  const Listing listing = list(folder);
  std::vector<std::string> names;
  for (const std::string& file : listing.files) {
    if (!sums.contains(file)) names.push_back(file);
  }
  for (const Finding& stranger : listing.strangers) names.push_back(stranger.file);
  return names;
}

std::vector<Finding> verify(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error))
    throw StoreError(folder.string() + ": is not a folder; give a folder of results");
  const std::string sums_name(kSumsName);
  if (!fs::is_regular_file(fs::symlink_status(folder / sums_name, error))) return {{sums_name, "is missing"}};
  Listing listing = list(folder);
  std::vector<Finding> findings = std::move(listing.strangers);
  const std::string written = read_sums(folder / sums_name);
  std::map<std::string, std::string> expected = parse(written);
  std::string text;
  for (const std::string& file : listing.files) {
    const std::string line = sums_line(folder, file);
    text += line;
    const auto sum = expected.find(file);
    if (sum == expected.end()) {
      findings.push_back({file, "is not listed in SHA256SUMS"});
      continue;
    }
    if (line.compare(0, sum->second.size(), sum->second) != 0) findings.push_back({file, "differs from its sum"});
    expected.erase(sum);
  }
  for (const auto& [file, sum] : expected) findings.push_back({file, "is missing"});
  if (text != written && findings.empty()) findings.push_back({sums_name, "is not as it was written"});
  return findings;
}

}  // namespace tiexin::scenarios
