#include "scenarios/store/results.hpp"

#include <cerrno>
#include <climits>
#include <cstring>
#include <fcntl.h>
#include <stdio.h>  // renameat2
#include <sys/stat.h>
#include <system_error>
#include <utility>

#include <nlohmann/json.hpp>

#include "scenarios/spec/spec_error.hpp"
#include "scenarios/store/store_error.hpp"
#include "scenarios/store/sums.hpp"

namespace tiexin::scenarios {
namespace {

namespace fs = std::filesystem;

std::string inode(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return "";
  return std::to_string(status.st_dev) + ":" + std::to_string(status.st_ino);
}

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::exists(fs::symlink_status(path, error));
}

bool is_empty_folder(const fs::path& path) {
  std::error_code error;
  return fs::is_directory(fs::symlink_status(path, error)) && fs::is_empty(path, error) && !error;
}

void rename_or_throw(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::rename(from, to, error);
  if (error) throw StoreError(to.string() + ": cannot be put in its place: " + error.message());
}

/// Flushes every folder at and below this one; the files were flushed as they were written.
void flush_all(const fs::path& folder) {
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (entry->is_directory(error)) flush_folder(entry->path());
  }
  if (error) throw StoreError(folder.string() + ": cannot be listed: " + error.message());
  flush_folder(folder);
}

/// A relative path that stays below where it begins.
bool stays_below(const fs::path& name) {
  if (name.empty() || name.is_absolute()) return false;
  for (const fs::path& part : name) {
    if (part == ".." || part == "." || part.empty()) return false;
  }
  return true;
}

}  // namespace

std::optional<std::string> scenario_of(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_regular_file(folder / kSumsName, error) || !fs::is_regular_file(folder / kManifestName, error))
    return std::nullopt;
  const auto manifest = nlohmann::json::parse(read_bytes(folder / kManifestName), nullptr, false);
  if (!manifest.is_object() || !manifest.contains("scenario") || !manifest["scenario"].is_string()) return std::nullopt;
  return manifest["scenario"].get<std::string>();
}

void refuse_within_results(const fs::path& path) {
  std::error_code error;
  for (fs::path above = fs::weakly_canonical(path, error).parent_path(); above.has_relative_path();
       above = above.parent_path()) {
    if (!scenario_of(above)) continue;
    throw StoreError(path.string() + ": lies within the results " + above.string() + "; write elsewhere with --out");
  }
}

namespace {

/// Files that somebody put among our results are named: replacing the folder would end in their removal.
void refuse_strangers(const fs::path& folder) {
  constexpr std::size_t kMostNamed = 5;
  const std::vector<std::string> names = unlisted(folder);
  if (names.empty()) return;
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < kMostNamed; ++i)
    text += (i > 0 ? ", " : "") + printable_path(names[i]);
  if (names.size() > kMostNamed) text += " and " + std::to_string(names.size() - kMostNamed) + " more";
  throw StoreError(folder.string() + ": holds, besides tiexin's results, " + text +
                   "; move that away, or give another folder with --out");
}

/// A link to a folder stands for that folder: exchanged itself, it would end as the former results.
fs::path behind_link(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_symlink(folder, error) || !fs::is_directory(folder, error)) return folder;
  const fs::path behind = fs::canonical(folder, error);
  return error ? folder : behind;
}

/// The folder being built and the former results have longer names than the results.
void refuse_long(const fs::path& folder) {
  constexpr std::size_t kMostBytes = NAME_MAX - std::string_view("..building").size();
  const std::size_t n_bytes = folder.filename().string().size();
  if (n_bytes <= kMostBytes) return;
  throw StoreError(folder.string() + ": is too long a name, of " + std::to_string(n_bytes) +
                   " bytes; give one of at most " + std::to_string(kMostBytes) + " with --out");
}

}  // namespace

Results::Results(Destination destination) : destination_(std::move(destination)) {
  fs::path folder = destination_.folder.lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();  // `out/` is `out`
  folder = behind_link(folder);
  const fs::path name = folder.filename();
  if (name.empty() || name == "." || name == "..") {
    throw StoreError("'" + destination_.folder.string() +
                     "': is no name for a results folder; give one as out/history");
  }
  destination_.folder = folder;
  refuse_within_results(folder);
  const fs::path above = folder.has_parent_path() ? folder.parent_path() : ".";
  refuse_long(folder);
  above_.emplace(above);
  building_ = above / ("." + name.string() + ".building");
  previous_ = above / (name.string() + ".previous");
  lock_.emplace(above / ("." + name.string() + ".lock"));
  check_destination();
  clear_leftovers();
  make_folder(building_);
}

Results::~Results() {
  if (committed_ || !lock_) return;
  std::error_code ignored;
  fs::remove_all(building_, ignored);
}

void Results::check_destination() const {
  const fs::path& folder = destination_.folder;
  const bool free = !is_there(folder) || is_empty_folder(folder);
  const std::optional<std::string> held = free ? std::nullopt : scenario_of(folder);
  if (!free && !held) {
    throw StoreError(folder.string() +
                     ": holds something that is not tiexin's results; give another folder with --out");
  }
  if (held && destination_.explicit_out && !destination_.replace && *held != destination_.scenario) {
    throw StoreError(folder.string() +
                     ": holds the results of another scenario; give another folder with --out, or --replace");
  }
  if (held) refuse_strangers(folder);
  check_previous();
}

void Results::check_previous() const {
  if (!is_there(previous_) || is_empty_folder(previous_)) return;
  if (!scenario_of(previous_))
    throw StoreError(previous_.string() + ": holds something that is not tiexin's results; move it away");
  refuse_strangers(previous_);
}

/// A run that was killed left its unfinished folder, or, between the two last renamings, the former results in its
/// place.
void Results::clear_leftovers() {
  const std::string note = lock_->note();
  if (is_there(building_)) {
    const bool is_former = !note.empty() && note == inode(destination_.folder);
    if (is_former) {
      keep_former(building_);
    } else {
      std::error_code error;
      fs::remove_all(building_, error);
      if (error) throw StoreError(building_.string() + ": cannot be cleared: " + error.message());
    }
  }
  if (!note.empty()) lock_->leave_note("");
}

void Results::keep_former(const fs::path& former) const {
  check_previous();  // again: a run takes its time, and somebody may have put a file there meanwhile
  std::error_code error;
  fs::remove_all(previous_, error);
  if (error) throw StoreError(previous_.string() + ": cannot be cleared: " + error.message());
  rename_or_throw(former, previous_);
}

void Results::write(const fs::path& name, std::string_view bytes) {
  if (!stays_below(name)) throw StoreError("'" + name.string() + "': is no name for a file of results");
  const fs::path path = building_ / name;
  if (name.has_parent_path()) make_folder(path.parent_path());
  write_durably(path, bytes);
}

void Results::commit() {
  write(std::string(kSumsName), sums_of(building_));
  if (!scenario_of(building_)) throw StoreError(building_.string() + ": has no manifest with its scenario");
  flush_all(building_);
  const fs::path& folder = destination_.folder;
  const fs::path above = building_.parent_path();
  if (!is_there(folder) || is_empty_folder(folder)) {
    rename_or_throw(building_, folder);  // replaces an empty folder
  } else {
    lock_->leave_note(inode(building_));
    if (::renameat2(AT_FDCWD, building_.c_str(), AT_FDCWD, folder.c_str(), RENAME_EXCHANGE) == 0) {
      committed_ = true;
      keep_former(building_);
    } else {  // a file system that cannot exchange: for an instant the results are away, never half
      keep_former(folder);
      rename_or_throw(building_, folder);
    }
    lock_->leave_note("");
  }
  flush_folder(above);
  committed_ = true;
}

}  // namespace tiexin::scenarios
