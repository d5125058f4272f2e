#include "core/model/service_model.h"

#include <unordered_set>

namespace botoscope::model {

namespace {

const Member* streamingMemberOf(const std::optional<ShapeRef>& ref)
{
    if (!ref || ref->traits().payload.empty()) {
        return nullptr;
    }
    const Member* payload = ref->shape().member(ref->traits().payload);
    return payload && payload->ref.type() == ShapeType::Blob ? payload : nullptr;
}

bool hasEventStream(const Shape* shape)
{
    return shape && shape->eventStreamMember();
}

std::vector<std::string> wordsOf(std::string_view operationName)
{
    std::vector<std::string> words(1);
    for (const char c : xformName(operationName)) {
        if (c == '_') {
            words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    return words;
}

bool destroysByName(const std::vector<std::string>& words)
{
    static const std::unordered_set<std::string_view> verbs{"delete",     "terminate", "remove", "purge",
                                                            "deregister", "destroy",   "erase"};
    return std::any_of(words.begin(), words.end(), [](const auto& word) { return verbs.contains(word); });
}

bool readsByName(const std::vector<std::string>& words)
{
    static const std::unordered_set<std::string_view> verbs{
        "get",    "list",  "describe", "search", "query",    "scan",     "lookup",  "head",
        "select", "check", "validate", "test",   "estimate", "simulate", "preview", "decode"};
    const std::size_t first = words.size() > 1 && words.front() == "batch" ? 1 : 0;
    return verbs.contains(words[first]);
}

} // namespace

bool OperationModel::hasEventStreamInput() const
{
    return hasEventStream(inputShape());
}

bool OperationModel::hasEventStreamOutput() const
{
    return hasEventStream(outputShape());
}

bool OperationModel::hasStreamingInput() const
{
    return streamingMemberOf(input) != nullptr;
}

bool OperationModel::hasStreamingOutput() const
{
    return streamingMemberOf(output) != nullptr;
}

OperationClass OperationModel::operationClass() const
{
    const std::vector<std::string> words = wordsOf(name);
    if (http.method == "DELETE" || (!readonly && !readsByName(words) && destroysByName(words))) {
        return OperationClass::Destroys;
    }
    if (readonly || http.method == "GET" || http.method == "HEAD" || readsByName(words)) {
        return OperationClass::Reads;
    }
    return OperationClass::Writes;
}

Value OperationModel::trait(std::string_view key) const
{
    return service ? service->operationTrait(name, key) : Value();
}

} // namespace botoscope::model
