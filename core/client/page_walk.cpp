#include "core/client/page_walk.h"

#include "core/base/encoding.h"
#include "core/client/page_token.h"
#include "core/protocol/common/python_text.h"

#include <algorithm>
#include <charconv>

namespace botoscope::client {

namespace {

constexpr std::string_view truncateAmount = "boto_truncate_amount";

std::vector<std::string> oneOrMany(const Value& value)
{
    std::vector<std::string> out;
    if (value.isString()) {
        out.push_back(value.toString());
    }
    for (const Value& item : value.list()) {
        out.push_back(item.toString());
    }
    return out;
}

Result<std::vector<jmespath::Expression>> compileAll(const Value& texts)
{
    std::vector<jmespath::Expression> out;
    for (const std::string& text : oneOrMany(texts)) {
        auto compiled = jmespath::compile(text);
        if (!compiled.ok()) {
            return Error(ErrorCode::ModelDefect, "a paginator's expression can't be read: " + text);
        }
        out.push_back(std::move(compiled).value());
    }
    return out;
}

Value searchOrNull(const jmespath::Expression& expression, const Value& data)
{
    auto found = expression.search(data);
    return found.ok() ? std::move(found).value() : Value();
}

bool isFalsy(const Value& value)
{
    return value.isNull() || (value.isBool() && !value.toBool()) || (value.isString() && value.toString().empty()) ||
           (value.isNumber() && value.toDouble() == 0) || (value.isBlob() && value.toBlob().view().empty()) ||
           ((value.isList() || value.isMap()) && value.size() == 0);
}

/// Python's len() of what a page lists: items, or characters of a text.
std::int64_t lengthOf(const Value& value)
{
    if (!value.isString()) {
        return static_cast<std::int64_t>(value.size());
    }
    std::int64_t count = 0;
    for (std::size_t i = 0; i < value.toString().size(); ++count) {
        (void)decodeUtf8(value.toString(), i);
    }
    return count;
}

/// value[begin:end] of a list or text.
Value slice(const Value& value, std::int64_t begin, std::int64_t end)
{
    begin = std::clamp<std::int64_t>(begin, 0, lengthOf(value));
    end = std::clamp<std::int64_t>(end, begin, lengthOf(value));
    if (value.isList()) {
        return List(value.list().begin() + begin, value.list().begin() + end);
    }
    std::string out;
    std::int64_t at = 0;
    for (std::size_t i = 0; i < value.toString().size() && at < end; ++at) {
        const std::size_t from = i;
        (void)decodeUtf8(value.toString(), i);
        out += at >= begin ? value.toString().substr(from, i - from) : "";
    }
    return out;
}

/// The place of a dotted path, made if need be.
Value& slotAt(Value& root, std::string_view path)
{
    const auto dot = path.find('.');
    Value& slot = root.editMap()[Name(path.substr(0, dot))];
    return dot == std::string_view::npos ? slot : slotAt(slot, path.substr(dot + 1));
}

/// Adds a page's part to what there is: lists grow in place, numbers and texts add up, others stay as they came first.
void addTo(Value& sum, Value part)
{
    const auto whole = [](const Value& v) { return v.isInt() || v.isBool(); };
    const auto toInt = [](const Value& v) { return v.isBool() ? std::int64_t{v.toBool()} : v.toInt(); };
    if (sum.isNull()) {
        sum = std::move(part);
    } else if (sum.isList() && part.isList()) {
        List& items = sum.editList();
        items.insert(items.end(), part.list().begin(), part.list().end());
    } else if (whole(sum) && whole(part)) {
        sum = toInt(sum) + toInt(part);
    } else if (sum.isNumber() && part.isNumber()) {
        sum = sum.toDouble() + part.toDouble();
    } else if (sum.isString() && part.isString()) {
        sum = sum.toString() + part.toString();
    }
}

/// Lays a map over another, maps inside too.
void mergeInto(Value& target, const Value& source)
{
    for (const auto& [key, value] : source.map()) {
        if (value.isMap() && target.find(key.view())) {
            Value inner = target[key.view()];
            mergeInto(inner, value);
            target.set(key, std::move(inner));
        } else {
            target.set(key, value);
        }
    }
}

std::vector<std::string> splitOlderToken(std::string_view text)
{
    constexpr std::string_view separator = "___";
    std::vector<std::string> parts;
    for (std::size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator)) {
        parts.emplace_back(text.substr(0, at));
        text.remove_prefix(at + separator.size());
    }
    parts.emplace_back(text);
    return parts;
}

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    text = trim(text);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

Error badToken(const std::string& shown)
{
    return Error(ErrorCode::InvalidArgument, "Bad starting token: " + shown);
}

Error paginationError(const std::string& what)
{
    return Error(ErrorCode::Pagination, "Error during pagination: " + what);
}

Result<std::optional<std::int64_t>> optionalNumber(const Value& value, const char* name)
{
    if (value.isNull()) {
        return std::optional<std::int64_t>();
    }
    auto number = value.isNumber() ? std::optional(value.toInt()) : wholeNumber(value.toString());
    if (!number) {
        return Error(ErrorCode::InvalidArgument,
                     std::string(name) + " is no whole number: " + protocol::pythonRepr(value));
    }
    return number;
}

} // namespace

Result<PaginatorConfig> PaginatorConfig::fromValue(const Value& entry)
{
    PaginatorConfig config;
    config.inputTokens = oneOrMany(entry["input_token"]);
    config.limitKey = entry["limit_key"].toString();
    auto more = compileAll(entry["more_results"]);
    auto outputs = compileAll(entry["output_token"]);
    auto results = compileAll(entry["result_key"]);
    auto others = compileAll(entry["non_aggregate_keys"]);
    for (const auto* part : {&more, &outputs, &results, &others}) {
        if (!part->ok()) {
            return part->error();
        }
    }
    config.outputTokens = std::move(outputs).value();
    config.resultKeys = std::move(results).value();
    config.nonAggregateKeys = std::move(others).value();
    if (!more->empty()) {
        config.moreResults = std::move(more->front());
    }
    return config;
}

Result<std::optional<PaginatorConfig>> PaginatorConfig::load(const model::Loader& loader,
                                                             const model::OperationModel& operation)
{
    const auto data = loader.loadServiceData(operation.service->serviceName(), "paginators-1",
                                             operation.service->metadata().apiVersion);
    if (!data.ok() || !(*data)["pagination"][operation.name.view()].isMap()) {
        return std::optional<PaginatorConfig>();
    }
    auto config = fromValue((*data)["pagination"][operation.name.view()]);
    if (!config.ok()) {
        return std::move(config).error();
    }
    const model::Shape* input = operation.inputShape();
    const model::Member* limit = input ? input->member(config->limitKey) : nullptr;
    config->limitIsText = limit && limit->ref.type() == model::ShapeType::String;
    return std::optional(std::move(config).value());
}

Result<PageSettings> PageSettings::fromValue(const Value& config)
{
    auto maxItems = optionalNumber(config["MaxItems"], "MaxItems");
    auto pageSize = optionalNumber(config["PageSize"], "PageSize");
    if (!maxItems.ok() || !pageSize.ok()) {
        return maxItems.ok() ? std::move(pageSize).error() : std::move(maxItems).error();
    }
    PageSettings out;
    out.maxItems = *maxItems;
    out.pageSize = *pageSize;
    out.startingToken = config["StartingToken"].toString();
    return out;
}

Result<PageWalk> PageWalk::start(PaginatorConfig config, Value params, const PageSettings& settings)
{
    PageWalk walk;
    walk.m_config = std::move(config);
    walk.m_params = params.isNull() ? Value(Map()) : std::move(params);
    walk.m_maxItems = settings.maxItems;
    for (const std::string& name : walk.m_config.inputTokens) {
        walk.m_tokens.set(Name(name), Value());
    }
    if (!settings.startingToken.empty()) {
        auto read = walk.readStartingToken(settings.startingToken);
        if (!read.ok()) {
            return std::move(read).error();
        }
    }
    if (settings.pageSize) {
        if (walk.m_config.limitKey.empty()) {
            return paginationError("PageSize parameter is not supported for the pagination interface for this "
                                   "operation.");
        }
        walk.m_params.set(Name(walk.m_config.limitKey), walk.m_config.limitIsText
                                                            ? Value(std::to_string(*settings.pageSize))
                                                            : Value(*settings.pageSize));
    }
    return walk;
}

Result<void> PageWalk::readStartingToken(const std::string& text)
{
    auto decoded = decodePageToken(text);
    if (decoded.ok()) {
        m_skip = (*decoded)[truncateAmount].toInt();
        decoded->erase(truncateAmount);
        m_tokens = std::move(decoded).value();
    } else {
        auto older = readOlderToken(text);
        if (!older.ok()) {
            return older;
        }
    }
    m_resumed = true;
    inject(m_tokens);
    return {};
}

Result<void> PageWalk::readOlderToken(const std::string& text)
{
    std::vector<std::string> parts = splitOlderToken(text);
    if (parts.size() == m_config.inputTokens.size() + 1) {
        if (const auto index = wholeNumber(parts.back())) {
            m_skip = *index;
            parts.pop_back();
        } else {
            parts = {text};
        }
    }
    if (parts.size() > m_config.inputTokens.size()) {
        return badToken(text);
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        m_tokens.set(Name(m_config.inputTokens[i]), parts[i] == "None" ? Value() : Value(parts[i]));
    }
    return {};
}

void PageWalk::inject(const Value& tokens)
{
    for (const auto& [name, token] : tokens.map()) {
        if (token.isNull() || (token.isString() && token.toString() == "None")) {
            m_params.erase(name.view());
        } else {
            m_params.set(name, token);
        }
    }
}

Result<void> PageWalk::take(Value& page)
{
    if (m_first && m_resumed) {
        cutStart(page);
    }
    if (m_first) {
        for (const auto& key : m_config.nonAggregateKeys) {
            slotAt(m_nonAggregate, key.text()) = searchOrNull(key, page);
        }
    }
    const std::int64_t items = m_config.resultKeys.empty() ? 0 : lengthOf(searchOrNull(m_config.resultKeys[0], page));
    const std::int64_t surplus = m_maxItems ? m_items + items - *m_maxItems : 0;
    if (surplus > 0) {
        m_done = true;
        auto cut = cutEnd(page, surplus);
        join(page);
        return cut;
    }
    m_first = false;
    m_items += items;
    join(page);
    return goOn(nextTokens(page));
}

void PageWalk::cutStart(Value& page)
{
    for (std::size_t i = 0; i < m_config.resultKeys.size(); ++i) {
        const jmespath::Expression& key = m_config.resultKeys[i];
        const Value all = searchOrNull(key, page);
        Value kept;
        if (i == 0) {
            kept = all.isList() || all.isString() ? slice(all, m_skip, lengthOf(all)) : Value();
        } else if (all.isList() || all.isString()) {
            // The walk before has given these in full.
            kept = all.isList() ? Value(List()) : Value("");
        } else if (all.isNumber() || all.isBool()) {
            kept = all;
        }
        slotAt(page, key.text()) = std::move(kept);
    }
}

Result<void> PageWalk::cutEnd(Value& page, std::int64_t surplus)
{
    const jmespath::Expression& key = m_config.resultKeys.front();
    const Value all = searchOrNull(key, page);
    const std::int64_t keep = lengthOf(all) - surplus;
    slotAt(page, key.text()) = slice(all, 0, keep);
    Value tokens = m_tokens;
    tokens.set(Name(truncateAmount), keep + (m_first && m_resumed ? m_skip : 0));
    return resumeAt(tokens);
}

Value PageWalk::nextTokens(const Value& page) const
{
    Value tokens = Map();
    if (m_config.moreResults && isFalsy(searchOrNull(*m_config.moreResults, page))) {
        return tokens;
    }
    for (std::size_t i = 0; i < m_config.outputTokens.size() && i < m_config.inputTokens.size(); ++i) {
        Value token = searchOrNull(m_config.outputTokens[i], page);
        tokens.set(Name(m_config.inputTokens[i]), isFalsy(token) ? Value() : std::move(token));
    }
    return tokens;
}

Result<void> PageWalk::goOn(const Value& tokens)
{
    m_tokens = tokens;
    const Map& entries = tokens.map();
    m_done = std::ranges::all_of(entries, [](const Map::Entry& entry) { return entry.value.isNull(); });
    if (m_done) {
        return {};
    }
    if (m_maxItems && m_items == *m_maxItems) {
        m_done = true;
        return resumeAt(tokens);
    }
    if (tokens == m_previousTokens) {
        m_done = true;
        return paginationError("The same next token was received twice: " + protocol::pythonRepr(tokens));
    }
    inject(tokens);
    m_previousTokens = tokens;
    return {};
}

Result<void> PageWalk::resumeAt(const Value& tokens)
{
    const std::size_t wanted = m_config.inputTokens.size() + (tokens.find(truncateAmount) ? 1 : 0);
    const bool complete =
        std::ranges::all_of(m_config.inputTokens, [&tokens](const std::string& name) { return tokens.find(name); });
    if (!complete || tokens.size() != wanted) {
        return badToken(protocol::pythonRepr(tokens));
    }
    m_resumeToken = encodePageToken(tokens);
    return {};
}

void PageWalk::join(const Value& page)
{
    for (const jmespath::Expression& key : m_config.resultKeys) {
        Value found = searchOrNull(key, page);
        if (!found.isNull()) {
            addTo(slotAt(m_full, key.text()), std::move(found));
        }
    }
}

Value PageWalk::fullResult() const
{
    Value out = m_full;
    mergeInto(out, m_nonAggregate);
    if (!m_resumeToken.empty()) {
        out.set("NextToken", m_resumeToken);
    }
    return out;
}

} // namespace botoscope::client
