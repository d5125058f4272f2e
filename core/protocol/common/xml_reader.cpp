#include "core/protocol/common/xml_reader.h"

#include "core/protocol/common/read_plan.h"
#include "core/protocol/common/text_reader.h"

#include <algorithm>

namespace botoscope::protocol {

namespace {

/// A member's name in XML: a flattened list stands under the name of its items, where they have one. Members of headers
/// and the status are read elsewhere.
std::string_view xmlName(const model::Member& member)
{
    const model::Traits& traits = member.ref.traits();
    const bool elsewhere = traits.location == model::Location::Header || traits.location == model::Location::Headers ||
                           traits.location == model::Location::StatusCode;
    if (elsewhere || traits.eventheader) {
        return {};
    }
    if (traits.flattened && member.ref.type() == model::ShapeType::List) {
        const std::string& itemName = member.ref.shape().listMember.traits().locationName;
        if (!itemName.empty()) {
            return itemName;
        }
    }
    return member.wireName();
}

/// The elements of one name: the first, whether there are more (XmlNode::nextSame walks them).
struct Elements {
    const XmlNode* first = nullptr;
    bool repeated = false;
    bool present() const { return first != nullptr; }
};

class XmlWalk {
public:
    XmlWalk(const XmlTree& tree, XmlErrorRoot errorRoot) : m_tree(tree), m_errorRoot(errorRoot), m_plans(&xmlName) {}

    Result<Value> read(const XmlNode& node, const model::Shape& shape, const model::Traits& traits)
    {
        Value out;
        if (!readAs(m_plans.root(shape, traits), {&node, false}, out)) {
            return m_failure.error();
        }
        return out;
    }

private:
    bool readAs(ReadPlan& plan, Elements elements, Value& out)
    {
        switch (plan.type) {
        case model::ShapeType::Structure:
            return readStructure(plan, *elements.first, out);
        case model::ShapeType::List:
            return readList(plan, elements, out);
        case model::ShapeType::Map:
            return readMap(plan, elements, out);
        default:
            return readText(plan.type, elements.first->text, BooleanText::Exact, out, m_failure);
        }
    }

    const XmlNode& errorRoot(const XmlNode& root) const
    {
        if (m_errorRoot == XmlErrorRoot::Errors) {
            const XmlNode* errors = root.child("Errors");
            const XmlNode* error = errors ? errors->child("Error") : nullptr;
            return error ? *error : root;
        }
        const XmlNode* error = root.tag == "ErrorResponse" ? root.child("Error") : nullptr;
        return error ? *error : root;
    }

    bool readStructure(ReadPlan& plan, const XmlNode& element, Value& out)
    {
        const XmlNode& node = plan.shape->isException() ? errorRoot(element) : element;
        if (plan.shape->isUnion && !isKnownUnion(plan, node)) {
            return readUnknownUnion(plan, node, out);
        }
        const std::size_t base = m_slots.size();
        m_slots.resize(base + plan.slots.size());
        const std::size_t present = fillSlots(plan, node, base);
        const bool done = readMembers(plan, node, base, present, out);
        m_slots.resize(base);
        return done;
    }

    std::size_t fillSlots(ReadPlan& plan, const XmlNode& node, std::size_t base)
    {
        std::size_t present = 0;
        std::uint32_t previous = SlotTable::none;
        for (const XmlNode* child = node.firstChild; child; child = child->nextSibling) {
            const std::uint32_t slot = plan.slots.find(child->tag, previous);
            if (slot == SlotTable::none) {
                continue;
            }
            previous = slot;
            Elements& elements = m_slots[base + slot];
            if (elements.present()) {
                elements.repeated = true;
            } else {
                elements.first = child;
                ++present;
            }
        }
        return present;
    }

    bool readMembers(ReadPlan& plan, const XmlNode& node, std::size_t base, std::size_t present, Value& out)
    {
        Map& map = out.becomeMap(present);
        for (PlanField& field : plan.fields) {
            const Elements elements = m_slots[base + field.slot];
            if (elements.present()) {
                if (!readAs(m_plans.of(field), elements, map.append(field.member->name))) {
                    return m_failure.inMember(field.member->name.view());
                }
            } else if (field.member->ref.traits().xmlAttribute) {
                readAttribute(*field.member, node, map);
            }
        }
        return true;
    }

    /// Attributes are told apart by prefix and name as the model writes them ("xsi:type"); whichever prefix the
    /// document uses, it counts as the model's.
    void readAttribute(const model::Member& member, const XmlNode& node, Map& out) const
    {
        const std::string_view wanted = member.wireName();
        const auto colon = wanted.find(':');
        const bool prefixed = colon != std::string_view::npos;
        const std::string_view name = prefixed ? wanted.substr(colon + 1) : wanted;
        const XmlAttribute* attribute = m_tree.attributes(node);
        for (std::uint32_t i = 0; i < node.attributeCount; ++i, ++attribute) {
            if (attribute->name == name && attribute->prefix.empty() != prefixed) {
                out.set(member.name, attribute->value);
                return;
            }
        }
    }

    /// The only tag below a union's element, "__type" apart; nullptr if there is none or more than one.
    static const XmlNode* onlyTag(const XmlNode& node)
    {
        const XmlNode* only = nullptr;
        for (const XmlNode* child = node.firstChild; child; child = child->nextSibling) {
            if (child->tag == "__type") {
                continue;
            }
            if (only && only->tag != child->tag) {
                return nullptr;
            }
            only = only ? only : child;
        }
        return only;
    }

    static bool isKnownUnion(const ReadPlan& plan, const XmlNode& node)
    {
        const XmlNode* only = onlyTag(node);
        const auto& members = plan.shape->members;
        return only && std::any_of(members.begin(), members.end(),
                                   [only](const model::Member& member) { return member.wireName() == only->tag; });
    }

    bool readUnknownUnion(const ReadPlan& plan, const XmlNode& node, Value& out)
    {
        if (!onlyTag(node)) {
            return m_failure.set("the union " + plan.shape->name.str() + " must have exactly one member set");
        }
        out = Value::object({{"SDK_UNKNOWN_MEMBER", Value::object({{"name", node.firstChild->tag}})}});
        return true;
    }

    /// Items are the children of the list's element; or, for a flattened list, the repeated elements themselves. A list
    /// that came several times is taken for flattened, as botocore does.
    bool readList(ReadPlan& plan, Elements elements, Value& out)
    {
        const bool flat = plan.traits->flattened || elements.repeated;
        const XmlNode* item = flat ? elements.first : elements.first->firstChild;
        ReadPlan& itemPlan = m_plans.itemOf(plan);
        List& list = out.editList();
        while (item) {
            if (!readAs(itemPlan, {item, false}, list.emplace_back())) {
                return m_failure.inItem(list.size() - 1);
            }
            item = flat ? item->nextSame() : item->nextSibling;
        }
        return true;
    }

    bool readMap(ReadPlan& plan, Elements elements, Value& out)
    {
        const bool flat = plan.traits->flattened || elements.repeated;
        const XmlNode* entry = flat ? elements.first : elements.first->firstChild;
        Map& map = out.editMap();
        while (entry) {
            if (!readEntry(plan, *entry, map)) {
                return false;
            }
            entry = flat ? entry->nextSame() : entry->nextSibling;
        }
        return true;
    }

    bool readEntry(ReadPlan& plan, const XmlNode& entry, Map& map)
    {
        const auto nameOf = [](const model::ShapeRef& ref, std::string_view usual) {
            const std::string& name = ref.traits().locationName;
            return name.empty() ? usual : std::string_view(name);
        };
        const std::string_view keyName = nameOf(*plan.keyRef, "key");
        const std::string_view valueName = nameOf(*plan.itemRef, "value");
        const XmlNode* key = nullptr;
        const XmlNode* value = nullptr;
        for (const XmlNode* child = entry.firstChild; child; child = child->nextSibling) {
            if (child->tag == keyName) {
                key = child;
            } else if (child->tag == valueName) {
                value = child;
            } else {
                return m_failure.set("unknown element " + excerpt(child->tag) + " in a map's entry");
            }
        }
        if (!key || !value) {
            return m_failure.set("a map's entry without its " + std::string(key ? valueName : keyName));
        }
        Value read;
        if (!readAs(m_plans.itemOf(plan), {value, false}, read)) {
            return m_failure.inMember(key->text);
        }
        map.set(Name(key->text), std::move(read));
        return true;
    }

    const XmlTree& m_tree;
    XmlErrorRoot m_errorRoot;
    ReadPlans m_plans;
    ReadFailure m_failure;
    std::vector<Elements> m_slots; // of the structures being read, one range a level
};

} // namespace

Result<Value> readXml(const XmlTree& tree, const XmlNode& node, const model::Shape& shape, const model::Traits& traits,
                      XmlErrorRoot errorRoot)
{
    return XmlWalk(tree, errorRoot).read(node, shape, traits);
}

Map readXmlMap(const XmlNode& node)
{
    Map map;
    for (const XmlNode* child = node.firstChild; child; child = child->nextSibling) {
        const Value* seen = map.find(child->tag);
        if (!seen) {
            const Value text = child->text.empty() ? Value() : Value(child->text);
            map.append(Name(child->tag), child->firstChild ? Value(readXmlMap(*child)) : text);
        } else if (!seen->isMap()) {
            // Several texts under one name: botocore keeps the content of the first, which has no children.
            map.set(Name(child->tag), Value(Map()));
        }
    }
    return map;
}

} // namespace botoscope::protocol
