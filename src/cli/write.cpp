// SPDX-License-Identifier: MIT
#include "cli/write.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <vector>

namespace stackimpact::cli {

namespace {

/// Holds back the signals that end a program, so that none leaves a temporary file behind.
class SignalsHeld {
public:
    SignalsHeld() {
        sigset_t held;
        ::sigemptyset(&held);
        for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) ::sigaddset(&held, signal);
        ::sigprocmask(SIG_BLOCK, &held, &before_);
    }
    ~SignalsHeld() { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }
    SignalsHeld(const SignalsHeld&) = delete;
    SignalsHeld& operator=(const SignalsHeld&) = delete;

private:
    sigset_t before_{};
};

std::optional<std::string> reason(int error) {
    if (error == 0) return std::nullopt;
    return std::string(std::strerror(error));
}

/// Closes and says whether all bytes reached the file.
int closed(int descriptor, int error) {
    const bool failed = ::close(descriptor) != 0;
    return error != 0 ? error : failed ? errno : 0;
}

using Pieces = std::span<const std::string_view>;

int write_pieces(int descriptor, Pieces pieces) {
    for (const std::string_view piece : pieces) {
        if (const int error = write_all(descriptor, piece); error != 0) return error;
    }
    return 0;
}

int write_through(const std::string& path, Pieces pieces) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0) return errno;
    const int error = closed(descriptor, write_pieces(descriptor, pieces));
    return error == EPIPE ? 0 : error;
}

/// Mode of a file that open(2) would make.
mode_t new_mode() {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

/// Fills a temporary file and puts it in the place of `path`.
int fill_and_rename(int descriptor, const std::string& temporary, const std::string& path,
                    Pieces pieces, const struct stat* before) {
    int error = 0;
    // Keeping the owner is an extra that only root has; the mode is always ours to set.
    const bool kept =
        before != nullptr && ::fchown(descriptor, before->st_uid, before->st_gid) == 0;
    const mode_t mode = before == nullptr ? new_mode() : before->st_mode & (kept ? 07777 : 0777);
    if (::fchmod(descriptor, mode) != 0) error = errno;
    if (error == 0) error = write_pieces(descriptor, pieces);
    error = closed(descriptor, error);
    if (error == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) error = errno;
    if (error != 0) ::unlink(temporary.c_str());
    return error;
}

int replace(const std::string& path, Pieces pieces, const struct stat* before) {
    const SignalsHeld held;
    const std::size_t slash = path.rfind('/');
    const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
    // The start of the name is enough to be recognised and never too long.
    std::string temporary = path.substr(0, name) + "." + path.substr(name, 100) + ".XXXXXX";
    const int descriptor = ::mkostemp(temporary.data(), O_CLOEXEC);
    if (descriptor < 0) {
        // A writable file in a directory that is not.
        return before != nullptr ? write_through(path, pieces) : errno;
    }
    const int error = fill_and_rename(descriptor, temporary, path, pieces, before);
    // A file that is a mount point cannot be renamed over.
    return error == EBUSY && before != nullptr ? write_through(path, pieces) : error;
}

/// The file behind a path of symbolic links, so that a rename replaces the file and not the link.
std::string resolved(const std::string& path) {
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr),
                                                           &std::free);
    return real ? std::string(real.get()) : path;
}

std::optional<std::string> write_whole(const std::string& path, Pieces pieces) {
    struct stat before {};
    if (::stat(path.c_str(), &before) == 0) {
        if (!S_ISREG(before.st_mode)) return reason(write_through(path, pieces));
        // A file that may not be written stays as it is, even in a directory that may.
        if (::access(path.c_str(), W_OK) != 0) return reason(errno);
        return reason(replace(resolved(path), pieces, &before));
    }
    if (errno != ENOENT) return reason(errno);
    struct stat link {};
    const bool dangling = ::lstat(path.c_str(), &link) == 0;
    return reason(dangling ? write_through(path, pieces) : replace(path, pieces, nullptr));
}

std::vector<std::string_view> views_of(std::span<const std::string> pieces) {
    return {pieces.begin(), pieces.end()};
}

}  // namespace

int write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EAGAIN) {
            pollfd wait{descriptor, POLLOUT, 0};
            ::poll(&wait, 1, -1);
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

std::optional<std::string> write_output(std::string_view bytes) {
    const int error = write_all(STDOUT_FILENO, bytes);
    return error == EPIPE ? std::nullopt : reason(error);
}

std::optional<std::string> write_output(std::span<const std::string> pieces) {
    const int error = write_pieces(STDOUT_FILENO, views_of(pieces));
    return error == EPIPE ? std::nullopt : reason(error);
}

std::optional<std::string> write_file(const std::string& path, std::string_view bytes) {
    return write_whole(path, {&bytes, 1});
}

std::optional<std::string> write_file(const std::string& path,
                                      std::span<const std::string> pieces) {
    return write_whole(path, views_of(pieces));
}

void prepare_streams() {
    ::signal(SIGPIPE, SIG_IGN);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) != -1 || errno != EBADF) continue;
        // The lowest free number is the one that is closed. Opened the wrong way round, using it
        // fails.
        const int mode = stream == STDIN_FILENO ? O_WRONLY : O_RDONLY;
        static_cast<void>(::open("/dev/null", mode));
    }
}

}  // namespace stackimpact::cli
