#include "core/base/encoding.h"
#include "core/lifecycle/handlers/handlers.h"

#include <array>

namespace botoscope::lifecycle {

namespace {

constexpr const char* autoSet = "encoding_type_auto_set";
// Members that S3 encodes, over the three listings; each listing has some of them.
constexpr std::array<std::string_view, 7> topLevel = {"Delimiter",  "Marker",    "NextMarker",   "Prefix",
                                                      "StartAfter", "KeyMarker", "NextKeyMarker"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> nested = {
    {{"Contents", "Key"}, {"Versions", "Key"}, {"DeleteMarkers", "Key"}, {"CommonPrefixes", "Prefix"}}};

/// Most need no change: what is left alone stays shared.
void decodeMember(Value& owner, std::string_view name)
{
    const Value* member = owner.find(name);
    if (member && member->toString().find_first_of("%+") != std::string::npos) {
        owner.set(Name(name), percentDecode(member->toString(), true));
    }
}

/// ListObjects leaves its own Prefix alone, as botocore does.
bool decodes(std::string_view operation, std::string_view member)
{
    return !(operation == "ListObjects" && member == "Prefix");
}

} // namespace

void setListObjectsEncoding(BeforeParameterBuild& payload)
{
    if (!payload.params.find("EncodingType")) {
        payload.context.values[autoSet] = true;
        payload.params.set("EncodingType", "url");
    }
}

void decodeListObjects(AfterCall& payload)
{
    const bool ours = payload.context.values.contains(autoSet);
    if (!ours || payload.parsed["EncodingType"].toString() != "url") {
        return;
    }
    for (const std::string_view name : topLevel) {
        if (decodes(payload.model.name.view(), name)) {
            decodeMember(payload.parsed, name);
        }
    }
    for (const auto& [listName, keyName] : nested) {
        if (Value* list = payload.parsed.editMap().find(listName)) {
            for (Value& item : list->editList()) {
                decodeMember(item, keyName);
            }
        }
    }
}

} // namespace botoscope::lifecycle
