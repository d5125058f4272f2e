#include "core/jmespath/function_bodies.h"

#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/jmespath/interpreter.h"
#include "core/jmespath/semantics.h"

#include <charconv>
#include <cmath>

namespace botoscope::jmespath {

namespace {

const Value& first(const Call& call)
{
    return call.arguments[0];
}

/// A whole number if it fits.
Value wholeNumber(double number)
{
    return std::fabs(number) < 9.2e18 ? Value(static_cast<std::int64_t>(number)) : Value(number);
}

/// Whole as long as every number is, and the sum fits.
Value sumOf(const List& numbers)
{
    std::int64_t whole = 0;
    double sum = 0;
    bool isWhole = true;
    for (const Value& number : numbers) {
        isWhole = isWhole && number.isInt() && !__builtin_add_overflow(whole, number.toInt(), &whole);
        sum += number.toDouble();
    }
    return isWhole ? Value(whole) : Value(sum);
}

/// Before in order; what can't be compared (NaN) counts as equal.
bool isLess(const Value& a, const Value& b)
{
    return compare(a, b) == std::strong_ordering::less;
}

struct Keyed {
    Value key;
    Value item;
};

bool hasLessKey(const Keyed& a, const Keyed& b)
{
    return isLess(a.key, b.key);
}

/// The items with their keys, which must all be numbers or all be strings.
std::vector<Keyed> keyedItems(Call& call)
{
    std::vector<Keyed> out;
    for (const Value& item : first(call).list()) {
        Value key = call.interpreter.evaluate(call.expression(1), item);
        const bool fits = out.empty() ? key.isNumber() || isText(key) : typeName(key) == typeName(out.front().key);
        if (!fits) {
            call.interpreter.fail("invalid-type",
                                  std::string(call.node.function->name) + "() needs keys that are all numbers or all " +
                                      "strings, not " + std::string(typeName(key)),
                                  call.node.position);
        }
        if (call.interpreter.failed()) {
            return {};
        }
        out.push_back({std::move(key), item});
    }
    return out;
}

} // namespace

Value runAbs(Call& call)
{
    const Value& number = first(call);
    const bool fits = number.isInt() && number.toInt() != std::numeric_limits<std::int64_t>::min();
    return fits ? Value(std::abs(number.toInt())) : Value(std::fabs(number.toDouble()));
}

Value runCeil(Call& call)
{
    return first(call).isInt() ? first(call) : wholeNumber(std::ceil(first(call).toDouble()));
}

Value runFloor(Call& call)
{
    return first(call).isInt() ? first(call) : wholeNumber(std::floor(first(call).toDouble()));
}

Value runSum(Call& call)
{
    return sumOf(first(call).list());
}

Value runAvg(Call& call)
{
    const List& numbers = first(call).list();
    return numbers.empty() ? Value() : Value(sumOf(numbers).toDouble() / static_cast<double>(numbers.size()));
}

Value runContains(Call& call)
{
    const Value& wanted = call.arguments[1];
    if (first(call).isList()) {
        const List& items = first(call).list();
        if (wanted.size() > 0 && !call.interpreter.spendWalk(first(call), call.node)) {
            return {};
        }
        return std::any_of(items.begin(), items.end(), [&wanted](const Value& item) { return equals(item, wanted); });
    }
    return isText(wanted) && textOf(first(call)).find(textOf(wanted)) != std::string::npos;
}

Value runStartsWith(Call& call)
{
    return textOf(first(call)).starts_with(textOf(call.arguments[1]));
}

Value runEndsWith(Call& call)
{
    return textOf(first(call)).ends_with(textOf(call.arguments[1]));
}

Value runJoin(Call& call)
{
    const std::string separator = textOf(first(call));
    const List& items = call.arguments[1].list();
    const std::size_t separators = items.size() * (separator.size() / 4);
    if (!call.interpreter.spend(separators, call.node) || !call.interpreter.spendWalk(call.arguments[1], call.node)) {
        return {};
    }
    std::string out;
    bool isFirst = true;
    for (const Value& item : items) {
        out += (isFirst ? "" : separator) + textOf(item);
        isFirst = false;
    }
    return out;
}

Value runKeys(Call& call)
{
    List out;
    for (const Map::Entry& entry : first(call).map()) {
        out.emplace_back(entry.key.view());
    }
    return out;
}

Value runValues(Call& call)
{
    List out;
    for (const Map::Entry& entry : first(call).map()) {
        out.push_back(entry.value);
    }
    return out;
}

Value runLength(Call& call)
{
    if (!isText(first(call))) {
        return static_cast<std::int64_t>(first(call).size());
    }
    const std::string text = textOf(first(call));
    std::int64_t points = 0;
    for (std::size_t i = 0; i < text.size(); ++points) {
        decodeUtf8(text, i);
    }
    return points;
}

Value runMap(Call& call)
{
    List out;
    for (const Value& item : call.arguments[1].list()) {
        out.push_back(call.interpreter.evaluate(call.expression(0), item));
        if (call.interpreter.failed()) {
            break;
        }
    }
    return out;
}

Value runMerge(Call& call)
{
    Value out = first(call);
    for (std::size_t i = 1; i < call.arguments.size(); ++i) {
        for (const Map::Entry& entry : call.arguments[i].map()) {
            out.set(entry.key, entry.value);
        }
    }
    return out;
}

Value runNotNull(Call& call)
{
    const auto found =
        std::find_if(call.arguments.begin(), call.arguments.end(), [](const Value& value) { return !value.isNull(); });
    return found == call.arguments.end() ? Value() : *found;
}

Value runReverse(Call& call)
{
    if (first(call).isList()) {
        const List& items = first(call).list();
        return List(items.rbegin(), items.rend());
    }
    const std::string text = textOf(first(call));
    std::vector<std::string_view> points;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t start = i;
        decodeUtf8(text, i);
        points.push_back(std::string_view(text).substr(start, i - start));
    }
    std::string out;
    for (auto point = points.rbegin(); point != points.rend(); ++point) {
        out += *point;
    }
    return out;
}

Value runMax(Call& call)
{
    const List& items = first(call).list();
    return items.empty() ? Value() : *std::max_element(items.begin(), items.end(), isLess);
}

Value runMin(Call& call)
{
    const List& items = first(call).list();
    return items.empty() ? Value() : *std::min_element(items.begin(), items.end(), isLess);
}

Value runSort(Call& call)
{
    List items = first(call).list();
    std::stable_sort(items.begin(), items.end(), isLess);
    return items;
}

Value runSortBy(Call& call)
{
    std::vector<Keyed> keyed = keyedItems(call);
    std::stable_sort(keyed.begin(), keyed.end(), hasLessKey);
    List out;
    for (Keyed& entry : keyed) {
        out.push_back(std::move(entry.item));
    }
    return out;
}

Value runMaxBy(Call& call)
{
    const std::vector<Keyed> keyed = keyedItems(call);
    return keyed.empty() ? Value() : std::max_element(keyed.begin(), keyed.end(), hasLessKey)->item;
}

Value runMinBy(Call& call)
{
    const std::vector<Keyed> keyed = keyedItems(call);
    return keyed.empty() ? Value() : std::min_element(keyed.begin(), keyed.end(), hasLessKey)->item;
}

Value runToArray(Call& call)
{
    return first(call).isList() ? first(call) : Value(List{first(call)});
}

Value runToNumber(Call& call)
{
    if (!isText(first(call))) {
        return first(call).isNumber() ? first(call) : Value();
    }
    const std::string text = textOf(first(call));
    std::string_view digits = trim(text);
    if (digits.starts_with('+') && !digits.starts_with("+-")) {
        digits.remove_prefix(1); // Python takes it
    }
    const char* end = digits.data() + digits.size();
    std::int64_t whole = 0;
    if (const auto read = std::from_chars(digits.data(), end, whole); read.ec == std::errc() && read.ptr == end) {
        return whole;
    }
    double number = 0;
    const auto read = std::from_chars(digits.data(), end, number);
    // "inf" and "nan" are no numbers of JSON.
    return read.ec == std::errc() && read.ptr == end && std::isfinite(number) ? Value(number) : Value();
}

Value runToString(Call& call)
{
    if (!isText(first(call)) && !call.interpreter.spendWalk(first(call), call.node)) {
        return {};
    }
    return isText(first(call)) ? textOf(first(call)) : writeJson(first(call), JsonStyle::Compact);
}

Value runType(Call& call)
{
    return typeName(first(call));
}

} // namespace botoscope::jmespath
