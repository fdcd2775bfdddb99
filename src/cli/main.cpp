// SPDX-License-Identifier: MIT
#include <exception>
#include <string>

#include "cli/app.hpp"
#include "cli/outcome.hpp"
#include "cli/write.hpp"

namespace {

stackimpact::cli::Outcome bug(const char* what) {
    return {stackimpact::cli::Exit::internal,
            std::string("this is a bug in stackimpact, please report it: ") + what};
}

stackimpact::cli::Outcome guarded(int argc, char** argv) {
    try {
        return stackimpact::cli::run(argc, argv);
    } catch (const std::exception& error) {
        return bug(error.what());
    } catch (...) {
        return bug("an exception of unknown type");
    }
}

}  // namespace

int main(int argc, char** argv) {
    stackimpact::cli::prepare_streams();
    return stackimpact::cli::conclude(guarded(argc, argv));
}
