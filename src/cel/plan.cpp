// SPDX-License-Identifier: MIT
#include "cel/plan.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "cel/operations.hpp"

namespace stackimpact::cel {
namespace {

using Step = Instruction::Step;

bool is_double(const Type& type) {
    return type.kind == Type::Kind::number || type.kind == Type::Kind::quantity;
}

class Builder {
public:
    explicit Builder(std::shared_ptr<const Ast> ast) : ast_(*ast), plan_(std::make_shared<Plan>()) {
        plan_->ast = std::move(ast);
    }

    [[nodiscard]] std::shared_ptr<const Plan> run();

private:
    [[nodiscard]] Place make(NodeId id);
    [[nodiscard]] Place constant(Register value);
    [[nodiscard]] Place literal(const Node& node);
    [[nodiscard]] Place variable(const Node& node) const;
    [[nodiscard]] Place strict(const Node& node);
    [[nodiscard]] std::optional<Place> folded(const Operation& operation,
                                              const std::vector<Place>& places);
    [[nodiscard]] Place loop(const Node& node);
    [[nodiscard]] Place emit(Instruction instruction);
    [[nodiscard]] Place fresh() { return static_cast<Place>(plan_->registers++); }

    const Ast& ast_;
    std::shared_ptr<Plan> plan_;
    /// Where new instructions go.
    std::vector<Instruction> line_;
    /// Registers of the iteration variables in scope.
    std::vector<Place> locals_;
};

Place Builder::emit(Instruction instruction) {
    instruction.target = fresh();
    line_.push_back(instruction);
    return instruction.target;
}

Place Builder::constant(Register value) {
    plan_->constants.push_back(value);
    return static_cast<Place>((plan_->constants.size() - 1) | constant_bit);
}

Place Builder::literal(const Node& node) {
    Register value;
    value.cell = to_cell(node.literal, plan_->arena);
    if (node.type.kind == Type::Kind::number && value.cell.is(Cell::Kind::integer)) {
        value.cell = Cell::of(value.cell.as_double());
    }
    return constant(value);
}

/// Slots are loaded before all else, in order.
Place Builder::variable(const Node& node) const {
    const auto found = std::lower_bound(ast_.reads.begin(), ast_.reads.end(), node.slot);
    return static_cast<Place>(found - ast_.reads.begin());
}

/// The operation on constants, unless it is an error.
std::optional<Place> Builder::folded(const Operation& operation, const std::vector<Place>& places) {
    std::vector<Cell> cells;
    for (const Place place : places) {
        if (!is_constant(place)) return std::nullopt;
        cells.push_back(plan_->constants[constant_at(place)].cell);
    }
    const Applied applied = apply(operation, cells, plan_->arena);
    if (!applied.error.empty()) return std::nullopt;
    Register value;
    value.cell = applied.value;
    return constant(value);
}

Place Builder::strict(const Node& node) {
    std::vector<Place> places;
    for (const NodeId id : node.operands) places.push_back(make(id));
    if (const auto field = field_name(ast_, node)) {
        Register name;
        name.cell = Cell::of(*field);
        places.push_back(constant(name));
    }
    Operation operation = node.operation;
    if (const auto value = folded(operation, places)) return *value;
    const bool doubles = operation.function == Function::none && node.operands.size() == 2 &&
                         std::all_of(node.operands.begin(), node.operands.end(),
                                     [this](NodeId id) { return is_double(ast_.nodes[id].type); });
    if (doubles && (is_double(node.type) || node.type.kind == Type::Kind::boolean)) {
        const Step step = is_comparison(node.op) ? Step::compare_doubles : Step::compute_doubles;
        return emit({step, node.op, Type::Kind::any, 0, places[0], places[1], 0});
    }
    if (operation.function == Function::curve && is_constant(places[1]) && is_constant(places[2])) {
        const Cell& xs = plan_->constants[constant_at(places[1])].cell;
        const Cell& ys = plan_->constants[constant_at(places[2])].cell;
        operation.has_sound_knots = xs.is(Cell::Kind::list) && ys.is(Cell::Kind::list) &&
                                    problem_of_knots(xs.items(), ys.items()).empty();
    }
    const auto first = static_cast<Place>(plan_->operands.size());
    plan_->operands.insert(plan_->operands.end(), places.begin(), places.end());
    plan_->operations.push_back(std::move(operation));
    plan_->most_operands = std::max(plan_->most_operands, places.size());
    return emit({Step::strict, Op::none, Type::Kind::any, 0, first,
                 static_cast<Place>(places.size()),
                 static_cast<Place>(plan_->operations.size() - 1)});
}

Place Builder::loop(const Node& node) {
    const Place range = make(node.children[0]);
    Loop made;
    made.macro = node.macro;
    made.variable = fresh();
    std::vector<Instruction> outer = std::exchange(line_, {});
    locals_.push_back(made.variable);
    const bool is_map = node.macro == Macro::map;
    made.has_condition = !is_map || node.children.size() > 2;
    if (made.has_condition) made.condition = make(node.children[1]);
    if (is_map) made.mapped = make(node.children.back());
    locals_.pop_back();
    std::vector<Instruction> body = std::exchange(line_, std::move(outer));
    made.begin = plan_->instructions.size();
    plan_->instructions.insert(plan_->instructions.end(), body.begin(), body.end());
    made.end = plan_->instructions.size();
    plan_->loops.push_back(made);
    return emit({Step::loop, Op::none, Type::Kind::any, 0,
                 static_cast<Place>(plan_->loops.size() - 1), range, 0});
}

Place Builder::make(NodeId id) {
    const Node& node = ast_.nodes[id];
    if (node.operation.function == Function::has) {
        return emit({Step::has, Op::none, Type::Kind::any, 0, static_cast<Place>(node.slot), 0, 0});
    }
    if (node.slot != no_slot) return variable(node);
    if (node.kind == Node::Kind::literal) return literal(node);
    if (node.local != no_local && node.kind == Node::Kind::identifier)
        return locals_.at(node.local);
    if (node.kind == Node::Kind::comprehension) return loop(node);
    const bool is_logical = node.op == Op::logical_and || node.op == Op::logical_or;
    if (!is_logical && node.kind != Node::Kind::conditional) return strict(node);
    Instruction instruction;
    instruction.step = is_logical ? Step::logical : Step::choose;
    instruction.op = node.op;
    instruction.a = make(node.children[0]);
    instruction.b = make(node.children[1]);
    if (!is_logical) instruction.c = make(node.children[2]);
    return emit(instruction);
}

/// The bodies of loops come first, as they are made before the line that they stand in is whole.
std::shared_ptr<const Plan> Builder::run() {
    for (std::size_t i = 0; i < ast_.reads.size(); ++i) {
        const std::size_t slot = ast_.reads[i];
        const auto node = std::find_if(ast_.nodes.begin(), ast_.nodes.end(), [slot](const Node& n) {
            return n.slot == slot && n.operation.function != Function::has;
        });
        (void)emit({Step::load, Op::none, node->type.kind, 0, static_cast<Place>(slot),
                    static_cast<Place>(i), 0});
    }
    for (const Node& node : ast_.nodes) {
        if (node.slot != no_slot) plan_->slots = std::max(plan_->slots, node.slot + 1);
    }
    plan_->result = make(ast_.root);
    plan_->main = plan_->instructions.size();
    plan_->instructions.insert(plan_->instructions.end(), line_.begin(), line_.end());
    return plan_;
}

}  // namespace

std::shared_ptr<const Plan> build_plan(std::shared_ptr<const Ast> ast) {
    return Builder(std::move(ast)).run();
}

}  // namespace stackimpact::cel
