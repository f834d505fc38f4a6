#include "scenarios/store/files.hpp"

#include <array>
#include <cerrno>
#include <climits>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "scenarios/store/store_error.hpp"

namespace tiexin::scenarios {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, const char* what, int error) {
  const std::string name = path.string();
  if (error == ENOSPC || error == EDQUOT || error == EFBIG) {
    throw StoreError(name + ": no space left for it; free some or write elsewhere with --out");
  }
  if (error == EROFS) throw StoreError(name + ": lies on a read-only disk; write elsewhere with --out");
  if (error == EACCES || error == EPERM) {
    throw StoreError(name + ": may not be written; write elsewhere with --out, or give yourself permission");
  }
  if (error == ENAMETOOLONG) {
    throw StoreError(name + ": is too long; a name may have " + std::to_string(NAME_MAX) + " bytes and a path " +
                     std::to_string(PATH_MAX - 1));
  }
  throw StoreError(name + ": " + what + ": " + std::generic_category().message(error));
}

void write_all(int descriptor, std::string_view bytes, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t n_written = ::write(descriptor, bytes.data(), bytes.size());
    if (n_written < 0 && errno == EINTR) continue;
    if (n_written < 0) fail(path, "cannot be written", errno);
    bytes.remove_prefix(static_cast<std::size_t>(n_written));
  }
  if (::fsync(descriptor) != 0 && errno != EINVAL)
    fail(path, "cannot be flushed", errno);  // EINVAL: a device, as /dev/full
}

template <class Take>
void read_each(int descriptor, const std::filesystem::path& path, Take&& take) {
  std::array<char, 65536> buffer;
  for (;;) {
    const ssize_t n_read = ::read(descriptor, buffer.data(), buffer.size());
    if (n_read < 0 && errno == EINTR) continue;
    if (n_read < 0) fail(path, "cannot be read", errno);
    if (n_read == 0) return;
    take(std::string_view(buffer.data(), static_cast<std::size_t>(n_read)));
  }
}

std::string read_all(int descriptor, const std::filesystem::path& path) {
  std::string bytes;
  read_each(descriptor, path, [&](std::string_view block) { bytes += block; });
  return bytes;
}

}  // namespace

void occupy_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) == -1) (void)::open("/dev/null", stream == STDERR_FILENO ? O_WRONLY : O_RDONLY);
  }
}

void write_durably(const std::filesystem::path& path, std::string_view bytes) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (descriptor < 0) fail(path, "cannot be created", errno);
  try {
    write_all(descriptor, bytes, path);
  } catch (...) {
    ::close(descriptor);
    ::unlink(path.c_str());
    throw;
  }
  if (::close(descriptor) != 0) {
    const int error = errno;
    ::unlink(path.c_str());
    fail(path, "cannot be closed", error);
  }
}

void check_new_file(const std::filesystem::path& path) {
  std::error_code error;
  if (std::filesystem::exists(std::filesystem::symlink_status(path, error))) {
    throw StoreError(path.string() + ": exists already; move it away, or give another file with --out");
  }
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
  if (::access(folder.c_str(), W_OK | X_OK) != 0) fail(folder, "is no folder to write to", errno);
}

void commit_leaf(const std::filesystem::path& path, std::string_view bytes) {
  const std::filesystem::path beside =
      path.parent_path() / ("." + path.filename().string() + "." + std::to_string(::getpid()));
  ::unlink(beside.c_str());  // of a killed process that had our number
  write_durably(beside, bytes);
  const int error = ::link(beside.c_str(), path.c_str()) == 0 ? 0 : errno;
  ::unlink(beside.c_str());
  if (error == EEXIST) {
    if (read_bytes(path) != bytes) {
      throw StoreError(path.string() + ": exists with other content: the same work gave another result");
    }
  } else if (error != 0) {
    fail(path, "cannot be linked", error);
  }
  flush_folder(path.has_parent_path() ? path.parent_path() : ".");
}

void flush_folder(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) fail(folder, "cannot be opened", errno);
  const int error = ::fsync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  if (error != 0 && error != EINVAL) fail(folder, "cannot be flushed", error);
}

void each_block(const std::filesystem::path& path, const std::function<void(std::string_view)>& take) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) {
    throw StoreError(path.string() +
                     (errno == ENOENT ? ": is missing"
                                      : std::string(": cannot be read: ") + std::generic_category().message(errno)));
  }
  try {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) fail(path, "cannot be read", errno);
    if (!S_ISREG(status.st_mode)) throw StoreError(path.string() + ": is not a regular file");
    read_each(descriptor, path, take);
  } catch (...) {
    ::close(descriptor);
    throw;
  }
  ::close(descriptor);
}

std::string read_bytes(const std::filesystem::path& path) {
  std::string bytes;
  each_block(path, [&](std::string_view block) { bytes += block; });
  return bytes;
}

void make_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) fail(folder, "cannot be made", error.value());
}

Above::Above(std::filesystem::path folder) : folder_(std::move(folder)) {
  std::error_code error;
  for (std::filesystem::path missing = folder_; !missing.empty() && !std::filesystem::exists(missing, error);
       missing = missing.parent_path()) {
    ++n_made_;
  }
  try {
    make_folder(folder_);
  } catch (...) {
    clear();
    throw;
  }
}

Above::~Above() { clear(); }

void Above::clear() const {
  std::filesystem::path folder = folder_;
  for (std::size_t i = 0; i < n_made_; ++i, folder = folder.parent_path()) ::rmdir(folder.c_str());
}

Lock::Lock(const std::filesystem::path& path) : descriptor_(-1), path_(path) {
  for (;;) {
    descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor_ < 0) fail(path, "cannot be opened", errno);
    const int error = ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0 ? 0 : errno;
    if (error == 0 && stands()) return;
    ::close(descriptor_);
    if (error == 0) continue;
    if (error == EWOULDBLOCK) {
      throw StoreError(path.string() + ": another tiexin is writing here; wait for it, or write elsewhere with --out");
    }
    fail(path, "cannot be locked", error);
  }
}

Lock::~Lock() {
  struct stat status {};
  if (::fstat(descriptor_, &status) == 0 && status.st_size == 0) ::unlink(path_.c_str());
  ::close(descriptor_);
}

bool Lock::stands() const {
  struct stat ours {};
  struct stat there {};
  return ::fstat(descriptor_, &ours) == 0 && ::stat(path_.c_str(), &there) == 0 && ours.st_dev == there.st_dev &&
         ours.st_ino == there.st_ino;
}

std::string Lock::note() const {
  if (::lseek(descriptor_, 0, SEEK_SET) != 0) fail(path_, "cannot be read", errno);
  return read_all(descriptor_, path_);
}

void Lock::leave_note(std::string_view text) {
  if (::ftruncate(descriptor_, 0) != 0 || ::lseek(descriptor_, 0, SEEK_SET) != 0)
    fail(path_, "cannot be written", errno);
  write_all(descriptor_, text, path_);
}

}  // namespace tiexin::scenarios
