#include "core/client/paginator.h"

namespace botoscope::client {

namespace {

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

Result<std::vector<jmespath::Expression>> compileAll(const std::vector<std::string>& texts)
{
    std::vector<jmespath::Expression> out;
    for (const std::string& text : texts) {
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
           (value.isInt() && value.toInt() == 0) || ((value.isList() || value.isMap()) && value.size() == 0);
}

/// Sets a value at a dotted path, making maps on the way.
void setPath(Value& root, std::string_view path, Value value)
{
    const auto dot = path.find('.');
    if (dot == std::string_view::npos) {
        root.set(Name(path), std::move(value));
        return;
    }
    Value inner = root[path.substr(0, dot)];
    setPath(inner, path.substr(dot + 1), std::move(value));
    root.set(Name(path.substr(0, dot)), std::move(inner));
}

Value added(const Value& a, const Value& b)
{
    if (a.isNull()) {
        return b;
    }
    if (a.isList() && b.isList()) {
        Value out = a;
        List& items = out.editList();
        items.insert(items.end(), b.list().begin(), b.list().end());
        return out;
    }
    if (a.isInt() && b.isInt()) {
        return a.toInt() + b.toInt();
    }
    if (a.isNumber() && b.isNumber()) {
        return a.toDouble() + b.toDouble();
    }
    return a.isString() && b.isString() ? Value(a.toString() + b.toString()) : a;
}

} // namespace

Result<std::optional<PaginatorConfig>> PaginatorConfig::load(const model::Loader& loader,
                                                             const model::OperationModel& operation)
{
    const auto data = loader.loadServiceData(operation.service->serviceName(), "paginators-1",
                                             operation.service->metadata().apiVersion);
    if (!data.ok()) {
        return std::optional<PaginatorConfig>();
    }
    const Value& entry = (*data)["pagination"][operation.name.view()];
    if (!entry.isMap()) {
        return std::optional<PaginatorConfig>();
    }
    PaginatorConfig config;
    config.inputTokens = oneOrMany(entry["input_token"]);
    config.resultPaths = oneOrMany(entry["result_key"]);
    config.nonAggregatePaths = oneOrMany(entry["non_aggregate_keys"]);
    config.limitKey = entry["limit_key"].toString();
    auto outputs = compileAll(oneOrMany(entry["output_token"]));
    auto results = compileAll(config.resultPaths);
    auto more = compileAll(oneOrMany(entry["more_results"]));
    if (!outputs.ok() || !results.ok() || !more.ok()) {
        return !outputs.ok() ? outputs.error() : !results.ok() ? results.error() : more.error();
    }
    config.outputTokens = std::move(outputs).value();
    config.resultKeys = std::move(results).value();
    if (!more->empty()) {
        config.moreResults = std::move(more->front());
    }
    return std::optional(std::move(config));
}

Paginator::Paginator(Client& client, const model::OperationModel& operation, PaginatorConfig config, Value params)
    : m_client(client), m_operation(operation), m_config(std::move(config)), m_params(std::move(params))
{
}

Task<lifecycle::CallReport> Paginator::next(lifecycle::CallOptions options)
{
    auto calling = m_client.perform(m_operation, m_params, std::move(options));
    auto report = co_await calling;
    take(report);
    co_return report;
}

void Paginator::take(lifecycle::CallReport& report)
{
    if (report.error || report.serviceError) {
        m_done = true;
        return;
    }
    merge(report.parsed);
    if (m_config.moreResults && isFalsy(searchOrNull(*m_config.moreResults, report.parsed))) {
        m_done = true;
        return;
    }
    Value tokens = Map();
    bool any = false;
    for (std::size_t i = 0; i < m_config.outputTokens.size() && i < m_config.inputTokens.size(); ++i) {
        Value token = searchOrNull(m_config.outputTokens[i], report.parsed);
        any = any || !isFalsy(token);
        if (isFalsy(token)) {
            m_params.erase(m_config.inputTokens[i]);
        } else {
            m_params.set(Name(m_config.inputTokens[i]), token);
        }
        tokens.set(Name(m_config.inputTokens[i]), std::move(token));
    }
    if (!any) {
        m_done = true;
        return;
    }
    if (tokens == m_previousTokens) {
        m_done = true;
        report.error = Error(ErrorCode::Pagination, "Error during pagination: The same next token was received twice");
        return;
    }
    m_previousTokens = std::move(tokens);
}

void Paginator::merge(const Value& page)
{
    if (m_merged.isNull()) {
        m_merged = page;
        return;
    }
    for (std::size_t i = 0; i < m_config.resultKeys.size(); ++i) {
        const Value before = searchOrNull(m_config.resultKeys[i], m_merged);
        setPath(m_merged, m_config.resultPaths[i], added(before, searchOrNull(m_config.resultKeys[i], page)));
    }
}

} // namespace botoscope::client
