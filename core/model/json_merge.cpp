#include "core/model/json_merge.h"

#include "core/base/json.h"
#include "core/base/json_outline.h"
#include "core/model/dom.h"

namespace botoscope::model {

namespace {

/// One merge: the model's text is copied but for what the extras touch.
class Merge {
public:
    explicit Merge(std::string& out) : m_out(out) {}

    Result<void> write(std::string_view base, dom::Element extra)
    {
        const auto extraObject = dom::object(extra);
        if (!extraObject || !base.starts_with('{')) {
            m_out += simdjson::minify(extra);
            return {};
        }
        const auto outline = outlineJson(base, 1);
        if (!outline) {
            return outline.error();
        }
        const char* copied = base.data();
        for (const JsonPart& part : outline->parts) {
            const auto overlay = dom::find(*extraObject, part.key);
            if (!overlay || outline->find(part.key) != &part) {
                continue;
            }
            m_out.append(copied, part.text.data());
            copied = part.text.data() + part.text.size();
            if (auto written = write(part.text, *overlay); !written) {
                return written;
            }
        }
        const std::size_t end = base.rfind('}');
        m_out.append(copied, base.data() + end);
        addMembers(*outline, *extraObject);
        m_out += base.substr(end);
        return {};
    }

private:
    void addMembers(const JsonPart& base, dom::Object extra)
    {
        bool first = base.parts.empty();
        for (const auto [key, value] : extra) {
            if (!base.find(key)) {
                m_out += first ? "" : ",";
                appendJsonString(m_out, key, false);
                m_out += ':';
                m_out += simdjson::minify(dom::Element(value));
                first = false;
            }
        }
    }

    std::string& m_out;
};

Error broken()
{
    return Error(ErrorCode::Parse, "the model or its extras are not valid JSON");
}

} // namespace

Result<std::string> mergeExtras(std::string model, std::string_view extras)
{
    model.reserve(model.size() + jsonPadding);
    simdjson::dom::parser parser;
    dom::Element root;
    if (parser.parse(extras.data(), extras.size()).get(root)) {
        return broken();
    }
    const auto object = dom::object(root);
    const auto merge = object ? dom::find(*object, "merge") : std::nullopt;
    if (!merge || !dom::object(*merge)) {
        return outlineJson(model, 1) ? Result<std::string>(std::move(model)) : broken();
    }
    std::string out;
    out.reserve(model.size() + extras.size() + jsonPadding);
    const auto written = Merge(out).write(model, *merge);
    return written ? Result<std::string>(std::move(out)) : broken();
}

} // namespace botoscope::model
