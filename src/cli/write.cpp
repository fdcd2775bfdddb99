// SPDX-License-Identifier: MIT
#include "cli/write.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

#include "cli/output_file.hpp"

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

using Pieces = std::span<const std::string_view>;

int write_pieces(int descriptor, Pieces pieces) {
    for (const std::string_view piece : pieces) {
        if (const int error = write_all(descriptor, piece); error != 0) return error;
    }
    return 0;
}

std::optional<std::string> write_whole(const std::string& path, Pieces pieces) {
    // Not while waiting for the reader of a FIFO.
    std::optional<SignalsHeld> held;
    if (OutputFile::is_replaced(path)) held.emplace();
    OutputFile file(path);
    if (file.error() != 0) return reason(file.error());
    int error = write_pieces(file.descriptor(), pieces);
    if (error == 0) error = file.commit();
    // The reader of a FIFO left.
    return error == EPIPE ? std::nullopt : reason(error);
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
    ::signal(SIGXFSZ, SIG_IGN);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) != -1 || errno != EBADF) continue;
        // The lowest free number is the one that is closed. Opened the wrong way round, using it
        // fails.
        const int mode = stream == STDIN_FILENO ? O_WRONLY : O_RDONLY;
        static_cast<void>(::open("/dev/null", mode));
    }
}

}  // namespace stackimpact::cli
