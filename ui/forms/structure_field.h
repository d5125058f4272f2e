#pragma once
#include "ui/forms/group_field.h"

class QToolButton;

namespace botoscope::ui {

class FoldButton;

/// A structure: required members first, then the ones that are set, the rest behind "N optional". An optional
/// structure is absent until it is added; then its required members are required.
/// Members the model does not know are kept and shown last.
class StructureField : public GroupField {
    Q_OBJECT
public:
    StructureField(FieldSpec spec, Field* parentField, QWidget* parentWidget);

    std::optional<Value> emptyValue() const override { return Value(Map{}); }
    Field* reveal(const QString& path) override;
    void reread() override;
    void renamed() override;
    void applyProblems(const ProblemIndex& index, bool strict) override;
    void collectLocal(std::vector<Problem>& problems) const override;
    void childEdited(Field* origin) override;
    QWidget* focusTarget() override;
    /// Shows or hides the optional members that are not set.
    void showOptional(bool show);

protected:
    bool accepts(const Value& value) const override { return value.isMap(); }
    std::optional<Value> read() const override;
    void write(const std::optional<Value>& value) override;
    void build() override;
    void refresh() override;

private:
    struct Child {
        const model::Member* member;
        Field* field = nullptr;
    };
    const Value* baseValue(const model::Member& member) const;
    void buildChild(std::size_t index);
    void arrangeChildren();
    void showUnknown();
    void updateFold();
    void addByPerson();
    std::size_t builtBefore(std::size_t index) const;

    std::vector<Child> m_children; ///< required first, then model order
    std::vector<Field*> m_unknown;
    std::size_t m_requiredCount = 0;
    FoldButton* m_fold = nullptr;
    QToolButton* m_add = nullptr;
    bool m_showOptional = false;
    Value m_base; ///< as last set: what is not built comes from here
    bool m_present = false;
    int m_labels = 0;
};

} // namespace botoscope::ui
