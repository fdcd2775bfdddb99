// SPDX-License-Identifier: MIT
#include "cli/output_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <utility>

#include "cli/write.hpp"

namespace stackimpact::cli {

namespace {

/// Mode of a file that open(2) would make.
mode_t new_mode() {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

/// The file behind a path of symbolic links, so that a rename replaces the file and not the link.
std::string resolved(const std::string& path) {
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr),
                                                           &std::free);
    return real ? std::string(real.get()) : path;
}

/// A name beside a path that mkostemp(3) completes.
std::string name_beside(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
    // The start of the name is enough to be recognised and never too long.
    return path.substr(0, name) + "." + path.substr(name, 100) + ".XXXXXX";
}

int open_to_write(const std::string& path) {
    return ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
}

/// Closes and says whether all bytes reached the file.
int closed(int descriptor, int error) {
    const bool failed = ::close(descriptor) != 0;
    return error != 0 ? error : failed ? errno : 0;
}

/// Writes what is in one open file to another; an errno value if that fails, else 0.
int copy_all(int from, int to) {
    std::array<char, 1U << 16U> block{};
    for (;;) {
        const ssize_t got = ::read(from, block.data(), block.size());
        if (got == 0) return 0;
        if (got < 0 && errno != EINTR) return errno;
        if (got < 0) continue;
        const std::string_view bytes(block.data(), static_cast<std::size_t>(got));
        if (const int error = write_all(to, bytes); error != 0) return error;
    }
}

/// Writes one file over another.
int copy_over(const std::string& from, const std::string& to) {
    const int source = ::open(from.c_str(), O_RDONLY | O_CLOEXEC);
    if (source < 0) return errno;
    const int target = open_to_write(to);
    const int error = target < 0 ? errno : closed(target, copy_all(source, target));
    ::close(source);
    return error;
}

}  // namespace

bool OutputFile::is_replaced(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0) return S_ISREG(status.st_mode);
    return ::lstat(path.c_str(), &status) != 0;
}

OutputFile::OutputFile(const std::string& path) : path_(path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0) {
        before_ = status;
        if (S_ISREG(status.st_mode)) path_ = resolved(path);
        // A file that may not be written stays as it is, even in a directory that may.
        if (S_ISREG(status.st_mode) && ::access(path.c_str(), W_OK) != 0) error_ = errno;
    } else if (errno != ENOENT) {
        error_ = errno;
    }
    if (error_ != 0) return;
    is_replaced(path) ? open_beside() : open_through();
}

OutputFile::~OutputFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void OutputFile::open_through() {
    descriptor_ = open_to_write(path_);
    if (descriptor_ < 0) error_ = errno;
}

void OutputFile::open_beside() {
    std::string name = name_beside(path_);
    descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor_ < 0) {
        // A writable file in a directory that is not.
        if (before_) return open_through();
        error_ = errno;
        return;
    }
    temporary_ = std::move(name);
    // Keeping the owner is an extra that only root has; the mode is always ours to set.
    const bool kept = before_ && ::fchown(descriptor_, before_->st_uid, before_->st_gid) == 0;
    const mode_t mode = before_ ? before_->st_mode & (kept ? 07777 : 0777) : new_mode();
    if (::fchmod(descriptor_, mode) != 0) error_ = errno;
}

int OutputFile::rename_or_copy() {
    if (::rename(temporary_.c_str(), path_.c_str()) == 0) {
        temporary_.clear();
        return 0;
    }
    // A file that is a mount point cannot be renamed over.
    return errno == EBUSY && before_ ? copy_over(temporary_, path_) : errno;
}

int OutputFile::commit() {
    if (error_ != 0) return error_;
    error_ = closed(std::exchange(descriptor_, -1), 0);
    if (error_ == 0 && !temporary_.empty()) error_ = rename_or_copy();
    return error_;
}

}  // namespace stackimpact::cli
