// SPDX-License-Identifier: MIT
#include "propagate/components.hpp"

#include <algorithm>

namespace stackimpact::propagate {

namespace {

/// Depth first, without recursion: a chain of flows may be long.
class Search {
public:
    explicit Search(const Matrix& flows)
        : flows_(flows),
          number_(flows.size(), unseen),
          lowest_(flows.size(), 0),
          next_(flows.size(), 0),
          open_(flows.size(), false) {}

    std::vector<std::vector<std::size_t>> run() {
        for (std::size_t node = 0; node < flows_.size(); ++node) {
            if (number_[node] == unseen) visit_from(node);
        }
        std::sort(parts_.begin(), parts_.end());
        return std::move(parts_);
    }

private:
    static constexpr std::size_t unseen = static_cast<std::size_t>(-1);

    void enter(std::size_t node) {
        number_[node] = lowest_[node] = count_++;
        open_[node] = true;
        trail_.push_back(node);
        stack_.push_back(node);
    }

    void visit_from(std::size_t root) {
        enter(root);
        while (!trail_.empty()) {
            const std::size_t node = trail_.back();
            if (next_[node] == flows_.size()) {
                leave(node);
                continue;
            }
            const std::size_t to = next_[node]++;
            if (flows_.at(to, node) == 0.0) continue;
            if (number_[to] == unseen) {
                enter(to);
            } else if (open_[to]) {
                lowest_[node] = std::min(lowest_[node], number_[to]);
            }
        }
    }

    void leave(std::size_t node) {
        trail_.pop_back();
        if (!trail_.empty()) {
            lowest_[trail_.back()] = std::min(lowest_[trail_.back()], lowest_[node]);
        }
        if (lowest_[node] != number_[node]) return;
        std::vector<std::size_t> part;
        do {
            part.push_back(stack_.back());
            open_[stack_.back()] = false;
            stack_.pop_back();
        } while (part.back() != node);
        if (part.size() == 1 && flows_.at(node, node) == 0.0) return;
        std::sort(part.begin(), part.end());
        parts_.push_back(std::move(part));
    }

    const Matrix& flows_;
    std::vector<std::size_t> number_;
    std::vector<std::size_t> lowest_;
    std::vector<std::size_t> next_;
    std::vector<bool> open_;
    std::vector<std::size_t> trail_;
    std::vector<std::size_t> stack_;
    std::vector<std::vector<std::size_t>> parts_;
    std::size_t count_ = 0;
};

}  // namespace

std::vector<std::vector<std::size_t>> looping_parts(const Matrix& flows) {
    return Search(flows).run();
}

}  // namespace stackimpact::propagate
