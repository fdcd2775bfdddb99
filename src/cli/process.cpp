// SPDX-License-Identifier: MIT
#include "cli/process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "cli/write.hpp"

extern char** environ;

namespace stackimpact::cli {

namespace {

/// A descriptor that is closed at the end.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int number() const { return number_; }
    void close() {
        if (number_ >= 0) ::close(number_);
        number_ = -1;
    }

private:
    int number_;
};

/// A file without a name that holds the input, so that writing it can never wait for the program.
int input_file(std::string_view input) {
    const int file = ::memfd_create("input", MFD_CLOEXEC);
    if (file < 0) return file;
    if (write_all(file, input) == 0 && ::lseek(file, 0, SEEK_SET) == 0) return file;
    ::close(file);
    return -1;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> result;
    for (std::string& word : words) result.push_back(word.data());
    result.push_back(nullptr);
    return result;
}

std::string read_to_end(int descriptor) {
    std::string output;
    std::array<char, 1U << 16U> block{};
    for (;;) {
        const ssize_t got = ::read(descriptor, block.data(), block.size());
        if (got > 0) {
            output.append(block.data(), static_cast<std::size_t>(got));
        } else if (got == 0 || errno != EINTR) {
            return output;
        }
    }
}

int wait_for(pid_t process) {
    int status = 0;
    while (::waitpid(process, &status, 0) < 0) {
        if (errno != EINTR) return -1;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// Starts the program with its streams; -1 if that fails.
pid_t start(std::vector<std::string> words, std::vector<std::string> environment, int input,
            int output) {
    posix_spawn_file_actions_t streams;
    ::posix_spawn_file_actions_init(&streams);
    ::posix_spawn_file_actions_adddup2(&streams, input, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&streams, output, STDOUT_FILENO);
    ::posix_spawn_file_actions_addopen(&streams, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    for (char** each = environ; *each != nullptr; ++each) environment.emplace_back(*each);
    pid_t process = -1;
    const int error = ::posix_spawnp(&process, words.front().c_str(), &streams, nullptr,
                                     pointers(words).data(), pointers(environment).data());
    ::posix_spawn_file_actions_destroy(&streams);
    return error == 0 ? process : -1;
}

}  // namespace

std::optional<Finished> run_program(const std::vector<std::string>& words,
                                    const std::vector<std::string>& environment,
                                    std::string_view input) {
    const Descriptor in(input_file(input));
    std::array<int, 2> ends{-1, -1};
    if (in.number() < 0 || ::pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
    const Descriptor out(ends[0]);
    Descriptor theirs(ends[1]);
    const pid_t process = start(words, environment, in.number(), theirs.number());
    theirs.close();
    if (process < 0) return std::nullopt;
    Finished finished;
    finished.output = read_to_end(out.number());
    finished.status = wait_for(process);
    return finished;
}

}  // namespace stackimpact::cli
