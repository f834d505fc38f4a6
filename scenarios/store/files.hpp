/// Writing that survives a kill and a full disk. All writing of files goes through here.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace tiexin::scenarios {

/// Call first of all: a file opened later must not get the number of a standard stream that is closed, or data and talk
/// would end in it. Writing to a stdout that was closed stays an error; what goes to such a stderr is lost.
void occupy_standard_streams();

/// Writes a new file and flushes it to the disk. On failure nothing of it is left.
/// @throws StoreError  it exists already, no space, no permission, …
void write_durably(const std::filesystem::path& path, std::string_view bytes);

/// Sees before the work is done whether its file can be written: it does not exist yet, and its folder takes new files.
/// @throws StoreError
void check_new_file(const std::filesystem::path& path);

/// Puts a finished piece of work in its place: written beside it, flushed, linked under its name, the folder flushed.
/// So it is there whole or not at all, and two processes may do it at once.
/// @throws StoreError  also if the file exists with other content: the same work gave another result
void commit_leaf(const std::filesystem::path& path, std::string_view bytes);

/// Flushes a folder: what was created or renamed in it stays so after a power cut.
/// @throws StoreError
void flush_folder(const std::filesystem::path& folder);

/// Reads a regular file block by block.
/// @throws StoreError  missing, unreadable, or not a regular file
void each_block(const std::filesystem::path& path, const std::function<void(std::string_view)>& take);

/// Reads a file of ours whole.
/// @throws StoreError  missing, not a regular file, unreadable
[[nodiscard]] std::string read_bytes(const std::filesystem::path& path);

/// Makes a folder and those above it.
/// @throws StoreError
void make_folder(const std::filesystem::path& folder);

/// A folder with those above it, made for what is to be put there; of those that were made, none that is still empty
/// stays at the end of its scope.
class Above {
 public:
  /// @throws StoreError
  explicit Above(std::filesystem::path folder);
  ~Above();
  Above(const Above&) = delete;
  Above& operator=(const Above&) = delete;

 private:
  void clear() const;

  std::filesystem::path folder_;
  std::size_t n_made_ = 0;  // of the lowest
};

/// A lock on a place, held until the end of its scope or of the process, however it ends.
class Lock {
 public:
  /// @param path  the lock file; when the lock is released it stays only if it carries a note
  /// @throws StoreError  another process holds it
  explicit Lock(const std::filesystem::path& path);
  ~Lock();
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

  /// The note that the last holder left, "" if none.
  [[nodiscard]] std::string note() const;
  /// Leaves a note for whoever holds the lock next, flushed to the disk.
  void leave_note(std::string_view text);

 private:
  /// Whether the file that is locked still stands in its place: its holder before us may have removed it.
  [[nodiscard]] bool stands() const;

  int descriptor_;
  std::filesystem::path path_;
};

}  // namespace tiexin::scenarios
