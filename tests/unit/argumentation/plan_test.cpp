// SPDX-License-Identifier: MIT
#include "argumentation/plan.hpp"

#include <string>

#include "support/catch.hpp"

using namespace stackimpact;  // NOLINT: a test of one namespace

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a small graph gets all methods") {
    const MethodPlan plan = plan_methods({}, {10, 20, 10, 1});
    CHECK(plan.methods.size() == 4);
    CHECK(plan.left_out.empty());
}

TEST_CASE("what a method takes grows with what it visits") {
    const TopicSize size{100, 899, 100, 1};
    CHECK(visits(ContributionMethod::removal, size, 50) == 100 * 1000.0);
    CHECK(visits(ContributionMethod::intrinsic_removal, size, 50) == 100 * 1000.0);
    CHECK(visits(ContributionMethod::shapley, size, 50) == 50 * 100 * 1000.0);
    CHECK(visits(ContributionMethod::gradient, size, 50) <
          visits(ContributionMethod::removal, size, 50));
    // Few players are not drawn.
    CHECK(visits(ContributionMethod::shapley, {100, 899, 3, 1}, 50) == 8 * 1000.0);
    CHECK(visits(ContributionMethod::removal, {100, 899, 100, 70}, 50) == 70 * 100 * 1000.0);
}

TEST_CASE("of a large graph only the gradient is left, and the others say why and how to ask") {
    ArgumentationRequest request;
    const TopicSize size{100'000, 1'000'000, 100'000, 1};
    const MethodPlan plan = plan_methods(request, size);
    CHECK(plan.methods == std::vector{ContributionMethod::gradient});
    REQUIRE(plan.left_out.size() == 3);
    CHECK(plan.left_out[0].method == ContributionMethod::removal);
    CHECK(has(plan.left_out[0].reason, "100000 arguments"));
    CHECK(has(plan.left_out[0].reason, "1000000 relations"));
    CHECK(has(plan.left_out[0].reason, "`--methods removal`"));
    CHECK(plan.left_out[2].method == ContributionMethod::shapley);
    CHECK(has(plan.left_out[2].reason, "2000 orders"));
    CHECK(has(plan.left_out[2].reason, "--group"));
}

TEST_CASE("who asks for a method gets it") {
    ArgumentationRequest request;
    request.methods = {ContributionMethod::shapley};
    const MethodPlan plan = plan_methods(request, {100'000, 1'000'000, 100'000, 1});
    CHECK(plan.methods == std::vector{ContributionMethod::shapley});
    CHECK(plan.left_out.empty());
    request.methods.emplace();
    CHECK(plan_methods(request, {1, 1, 1, 1}).methods.empty());
}

TEST_CASE("a slow process leaves methods out that a pass would run") {
    const TopicSize pass{1000, 5000, 5, 1};
    CHECK(plan_methods({}, pass).left_out.empty());
    const MethodPlan process = plan_methods({}, {1000, 5000, 5, 6001});
    REQUIRE_FALSE(process.left_out.empty());
    CHECK(has(process.left_out[0].reason, "6001 evaluations of a process"));
}
