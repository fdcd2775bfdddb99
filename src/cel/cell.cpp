// SPDX-License-Identifier: MIT
#include "cel/cell.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace stackimpact::cel {
namespace {

Cell make(Cell::Kind kind, std::size_t size = 0) {
    Cell cell;
    cell.kind = kind;
    cell.size = static_cast<std::uint32_t>(size);
    return cell;
}

Cell sequence(Cell::Kind kind, std::size_t size, const Cell* cells) {
    Cell cell = make(kind, size);
    cell.cells = cells;
    return cell;
}

Cell list_to_cell(const List& list, Arena& arena) {
    const std::span<Cell> cells = arena.cells(list.elements.size());
    std::transform(list.elements.begin(), list.elements.end(), cells.begin(),
                   [&arena](const Value& element) { return to_cell(element, arena); });
    return Cell::of_list(cells);
}

Cell map_to_cell(const Map& map, Arena& arena) {
    const std::span<Cell> cells = arena.cells(2 * map.entries.size());
    for (std::size_t i = 0; i < map.entries.size(); ++i) {
        cells[2 * i] = to_cell(map.entries[i].first, arena);
        cells[2 * i + 1] = to_cell(map.entries[i].second, arena);
    }
    return Cell::of_map(cells);
}

Value list_to_value(const Cell& cell) {
    auto list = std::make_shared<List>();
    for (const Cell& element : cell.items()) list->elements.push_back(to_value(element));
    return std::shared_ptr<const List>(std::move(list));
}

Value map_to_value(const Cell& cell) {
    auto map = std::make_shared<Map>();
    const std::span<const Cell> items = cell.items();
    for (std::size_t i = 0; i < items.size(); i += 2) {
        map->entries.emplace_back(to_value(items[i]), to_value(items[i + 1]));
    }
    return std::shared_ptr<const Map>(std::move(map));
}

bool equal_lists(const Cell& left, const Cell& right) {
    const auto a = left.items();
    const auto b = right.items();
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Cell& x, const Cell& y) { return equal(x, y); });
}

bool equal_maps(const Cell& left, const Cell& right) {
    if (left.size != right.size) return false;
    const std::span<const Cell> items = left.items();
    for (std::size_t i = 0; i < items.size(); i += 2) {
        const Cell* const other = find(right, items[i]);
        if (other == nullptr || !equal(items[i + 1], *other)) return false;
    }
    return true;
}

}  // namespace

Cell Cell::of(Timestamp value) {
    Cell cell = make(Kind::timestamp, static_cast<std::size_t>(value.nanos));
    cell.integer = value.seconds;
    return cell;
}

Cell Cell::of(Duration value) {
    Cell cell = make(Kind::duration);
    cell.integer = value.nanos;
    return cell;
}

Cell Cell::of_list(std::span<const Cell> elements) {
    return sequence(Kind::list, elements.size(), elements.data());
}

Cell Cell::of_map(std::span<const Cell> entries) {
    return sequence(Kind::map, entries.size() / 2, entries.data());
}

std::span<Cell> Arena::cells(std::size_t count) {
    if (count == 0) return {};
    auto* const made = static_cast<Cell*>(memory_.allocate(count * sizeof(Cell), alignof(Cell)));
    std::uninitialized_default_construct_n(made, count);
    return {made, count};
}

std::span<char> Arena::characters(std::size_t count) {
    return {static_cast<char*>(memory_.allocate(count, 1)), count};
}

std::string_view Arena::text(std::string_view value) {
    const std::span<char> copy = characters(value.size());
    std::copy(value.begin(), value.end(), copy.begin());
    return {copy.data(), copy.size()};
}

Cell to_cell(const Value& value, Arena& arena) {
    struct Maker {
        Arena& arena;
        Cell operator()(std::monostate) const { return {}; }
        Cell operator()(Null) const { return {}; }
        Cell operator()(bool inner) const { return Cell::of(inner); }
        Cell operator()(std::int64_t inner) const { return Cell::of(inner); }
        Cell operator()(double inner) const { return Cell::of(inner); }
        Cell operator()(const std::string& inner) const {
            return Cell::of(std::string_view(inner));
        }
        Cell operator()(Timestamp inner) const { return Cell::of(inner); }
        Cell operator()(Duration inner) const { return Cell::of(inner); }
        Cell operator()(const std::shared_ptr<const List>& inner) const {
            return list_to_cell(*inner, arena);
        }
        Cell operator()(const std::shared_ptr<const Map>& inner) const {
            return map_to_cell(*inner, arena);
        }
    };
    return std::visit(Maker{arena}, value);
}

Value to_value(const Cell& cell) {
    switch (cell.kind) {
        case Cell::Kind::null:
            return Null{};
        case Cell::Kind::boolean:
            return cell.truth;
        case Cell::Kind::integer:
            return cell.integer;
        case Cell::Kind::number:
            return cell.number;
        case Cell::Kind::string:
            return std::string(cell.as_text());
        case Cell::Kind::timestamp:
            return cell.as_timestamp();
        case Cell::Kind::duration:
            return cell.as_duration();
        case Cell::Kind::list:
            return list_to_value(cell);
        case Cell::Kind::map:
            return map_to_value(cell);
    }
    return {};
}

std::partial_ordering compare(const Cell& left, const Cell& right) {
    using Kind = Cell::Kind;
    if (left.kind != right.kind) {
        // The conformance suite wants an int next to a double rounded to the nearest double.
        const bool numeric = left.is_numeric() && right.is_numeric();
        return numeric ? left.as_double() <=> right.as_double() : std::partial_ordering::unordered;
    }
    switch (left.kind) {
        case Kind::boolean:
            return static_cast<int>(left.truth) <=> static_cast<int>(right.truth);
        case Kind::integer:
        case Kind::duration:
            return left.integer <=> right.integer;
        case Kind::number:
            return left.number <=> right.number;
        case Kind::string:
            return left.as_text().compare(right.as_text()) <=> 0;
        case Kind::timestamp:
            return left.as_timestamp() <=> right.as_timestamp();
        case Kind::null:
        case Kind::list:
        case Kind::map:
            break;
    }
    return std::partial_ordering::unordered;
}

bool equal(const Cell& left, const Cell& right) {
    if (left.kind == right.kind) {
        if (left.is(Cell::Kind::null)) return true;
        if (left.is(Cell::Kind::list)) return equal_lists(left, right);
        if (left.is(Cell::Kind::map)) return equal_maps(left, right);
    }
    return compare(left, right) == 0;
}

bool holds(Op op, std::partial_ordering order) {
    switch (op) {
        case Op::less:
            return order < 0;
        case Op::less_equal:
            return order <= 0;
        case Op::greater:
            return order > 0;
        case Op::greater_equal:
            return order >= 0;
        case Op::equal:
            return order == 0;
        case Op::not_equal:
            return order != 0;
        default:
            return false;
    }
}

const Cell* find(const Cell& map, const Cell& key) {
    const std::span<const Cell> items = map.items();
    for (std::size_t i = 0; i < items.size(); i += 2) {
        if (equal(items[i], key)) return &items[i + 1];
    }
    return nullptr;
}

}  // namespace stackimpact::cel
