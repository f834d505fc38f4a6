#include "scenarios/spec/source_file.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "scenarios/spec/spec_error.hpp"
#include "scenarios/spec/utf8.hpp"

namespace tiexin::scenarios {
namespace {

[[noreturn]] void refuse(const std::string& file, std::string wrong, std::string allowed) {
  throw SpecError({{{file, 0, 0}, "", std::move(wrong), std::move(allowed)}});
}

/// A descriptor that is closed at the end of its scope.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

[[noreturn]] void refuse_errno(const std::string& file, int error) {
  if (error == ENOENT || error == ENOTDIR) refuse(file, "does not exist", "give the path of a file");
  if (error == EACCES || error == EPERM) refuse(file, "may not be read", "give yourself permission to read it");
  if (error == ELOOP) refuse(file, "is a link that leads back to itself", "give the path of a regular file");
  if (error == ENAMETOOLONG) refuse(file, "is too long a name", "give the path of a file");
  refuse(file, "cannot be read: " + std::generic_category().message(error), "");
}

void check_kind(const std::string& file, const struct stat& status, std::size_t most_bytes) {
  const char* kind = S_ISDIR(status.st_mode)    ? "is a folder"
                     : S_ISFIFO(status.st_mode) ? "is a pipe (FIFO)"
                     : S_ISSOCK(status.st_mode) ? "is a socket"
                     : S_ISCHR(status.st_mode)  ? "is a device"
                     : S_ISBLK(status.st_mode)  ? "is a device"
                                                : nullptr;
  if (kind != nullptr) refuse(file, kind, "give the path of a regular file");
  if (static_cast<std::size_t>(status.st_size) > most_bytes) {
    refuse(file, "has " + std::to_string(status.st_size) + " bytes",
           "at most " + std::to_string(most_bytes) + " bytes are read");
  }
}

}  // namespace

std::string read_regular_file(const std::filesystem::path& path, std::size_t most_bytes) {
  const std::string file = path.string();
  if (file.empty()) refuse("''", "is an empty name", "give the path of a file");
  if (file.find('\0') != std::string::npos) refuse(printable(file), "holds a NUL", "give the path of a file");
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) refuse_errno(file, errno);
  check_kind(file, status, most_bytes);  // before opening: opening a device can act on it
  const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (descriptor.number() < 0) refuse_errno(file, errno);
  if (::fstat(descriptor.number(), &status) != 0) refuse_errno(file, errno);
  check_kind(file, status, most_bytes);
  std::string text;
  std::array<char, 65536> buffer;
  for (;;) {
    const ssize_t n_read = ::read(descriptor.number(), buffer.data(), buffer.size());
    if (n_read < 0 && errno == EINTR) continue;
    if (n_read < 0) refuse_errno(file, errno);
    if (n_read == 0) return text;
    text.append(buffer.data(), static_cast<std::size_t>(n_read));
    if (text.size() > most_bytes) {
      refuse(file, "grows while it is read", "at most " + std::to_string(most_bytes) + " bytes are read");
    }
  }
}

void check_plain_text(const std::string& file, const std::string& text) {
  const std::string_view view = text;
  const auto begins = [view](std::string_view mark) { return view.substr(0, mark.size()) == mark; };
  Location place{file, 1, 1};
  const auto fail = [&place](std::string wrong, std::string allowed) {
    throw SpecError({{place, "", std::move(wrong), std::move(allowed)}});
  };
  if (begins("\xFF\xFE") || begins("\xFE\xFF")) fail("is UTF-16 or UTF-32", "save the file as UTF-8");
  if (begins("\xEF\xBB\xBF")) fail("begins with a byte-order mark", "save the file as UTF-8 without it");
  if (view.size() > 1 && (view[0] == '\0' || view[1] == '\0')) fail("is UTF-16 or binary", "save the file as UTF-8");
  for (std::size_t at = 0; at < view.size();) {
    const std::size_t length = utf8_length(view.substr(at));
    const auto byte = static_cast<unsigned char>(view[at]);
    if (length == 0) fail("is not valid UTF-8 here", "save the file as UTF-8");
    if (byte == 0) fail("holds a NUL", "only text is allowed");
    if (byte == '\t') fail("holds a tab", "use spaces");
    if (byte == '\r' && (at + 1 == view.size() || view[at + 1] != '\n')) {
      fail("holds a carriage return without a line feed", "end lines with a line feed");
    }
    const std::string_view character = view.substr(at, length);
    if (is_control(character) && byte != '\n' && byte != '\r')
      fail("holds a control character", "only text is allowed");
    if (turns_text(character)) fail("holds a mark that turns the direction of text", "delete it");
    if (character == "\u2028" || character == "\u2029" || character == "\uFEFF") {
      fail("holds an invisible line or byte-order mark", "delete it");
    }
    at += length;
    if (byte == '\n') {
      ++place.line;
      place.column = 1;
    } else {
      ++place.column;
    }
  }
}

}  // namespace tiexin::scenarios
