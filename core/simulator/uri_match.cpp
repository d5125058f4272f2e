#include "core/simulator/uri_match.h"

#include "core/base/encoding.h"

#include <algorithm>

namespace botoscope::simulator {

namespace {

std::vector<std::string_view> segments(std::string_view path)
{
    std::vector<std::string_view> out;
    if (path.starts_with('/')) {
        path.remove_prefix(1);
    }
    while (true) {
        const auto slash = path.find('/');
        out.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos) {
            return out;
        }
        path = path.substr(slash + 1);
    }
}

http::Parameters parseQuery(std::string_view query)
{
    http::Parameters out;
    while (!query.empty()) {
        const auto end = query.find('&');
        const std::string_view pair = query.substr(0, end);
        const auto equals = pair.find('=');
        if (!pair.empty()) {
            out.emplace_back(percentDecode(pair.substr(0, equals), true),
                             equals == std::string_view::npos ? "" : percentDecode(pair.substr(equals + 1), true));
        }
        query = end == std::string_view::npos ? std::string_view() : query.substr(end + 1);
    }
    return out;
}

bool isLabel(std::string_view segment)
{
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

bool matchQuery(std::string_view literal, const Target& target, UriMatch& match)
{
    for (const auto& [key, value] : parseQuery(literal)) {
        const bool found = std::any_of(target.query.begin(), target.query.end(), [&](const auto& pair) {
            return pair.first == key && (value.empty() || pair.second == value);
        });
        if (!found) {
            return false;
        }
        ++match.literalQuery;
    }
    return true;
}

/// A segment like "prefix{Label}suffix" or plain text.
bool matchSegment(std::string_view pattern, std::string_view text, UriMatch& match)
{
    const auto open = pattern.find('{');
    if (open == std::string_view::npos) {
        match.literalSegments += pattern.empty() ? 0 : 1;
        return pattern == text || percentDecode(text) == pattern;
    }
    const auto close = pattern.find('}', open);
    if (close == std::string_view::npos) {
        return false;
    }
    const std::string_view head = pattern.substr(0, open);
    const std::string_view tail = pattern.substr(close + 1);
    if (text.size() <= head.size() + tail.size() || !text.starts_with(head) || !text.ends_with(tail)) {
        return false;
    }
    const std::string_view value = text.substr(head.size(), text.size() - head.size() - tail.size());
    match.labels.emplace_back(pattern.substr(open + 1, close - open - 1), percentDecode(value));
    return true;
}

} // namespace

bool Target::has(std::string_view key) const
{
    return std::any_of(query.begin(), query.end(), [key](const auto& pair) { return pair.first == key; });
}

Target splitTarget(std::string_view target)
{
    const auto question = target.find('?');
    Target out;
    out.path = target.substr(0, question);
    if (question != std::string_view::npos) {
        out.query = parseQuery(target.substr(question + 1));
    }
    return out;
}

std::optional<UriMatch> matchUri(std::string_view uriTemplate, const Target& target)
{
    UriMatch match;
    const auto question = uriTemplate.find('?');
    if (question != std::string_view::npos && !matchQuery(uriTemplate.substr(question + 1), target, match)) {
        return std::nullopt;
    }
    const auto patterns = segments(uriTemplate.substr(0, question));
    auto parts = segments(target.path);
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        if (isLabel(patterns[i]) && patterns[i].ends_with("+}")) {
            if (i >= parts.size()) {
                return std::nullopt;
            }
            const auto offset = static_cast<std::size_t>(parts[i].data() - target.path.data());
            const std::string rest = percentDecode(std::string_view(target.path).substr(offset));
            if (rest.empty()) {
                return std::nullopt;
            }
            match.labels.emplace_back(patterns[i].substr(1, patterns[i].size() - 3), rest);
            return match;
        }
        if (i >= parts.size() || !matchSegment(patterns[i], parts[i], match)) {
            return std::nullopt;
        }
    }
    // One slash too many at the end does no harm.
    const bool exact = parts.size() == patterns.size();
    const bool slash = parts.size() == patterns.size() + 1 && parts.back().empty();
    return exact || slash ? std::optional(match) : std::nullopt;
}

std::optional<OperationMatch> matchOperation(const model::OperationModel& operation, std::string_view method,
                                             const Target& target, const http::Headers& headers)
{
    if (operation.http.method != method) {
        return std::nullopt;
    }
    auto uri = matchUri(operation.http.requestUri, target);
    if (!uri) {
        return std::nullopt;
    }
    int score = uri->literalQuery * 1000 + uri->literalSegments * 10;
    const model::Shape* input = operation.inputShape();
    for (std::size_t i = 0; input && i < input->members.size(); ++i) {
        const model::Member& member = input->members[i];
        const model::Location location = member.ref.traits().location;
        const std::string wire(member.wireName());
        const bool query = location == model::Location::QueryString;
        const bool header = location == model::Location::Header;
        if (!query && !header) {
            continue;
        }
        const bool present = query ? target.has(wire) : headers.contains(wire);
        if (member.required && !present) {
            return std::nullopt;
        }
        score += member.required && present ? 100 : 0;
    }
    return OperationMatch{std::move(*uri), score};
}

} // namespace botoscope::simulator
