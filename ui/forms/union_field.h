#pragma once
#include "ui/forms/group_field.h"

#include <map>

class QComboBox;

namespace botoscope::ui {

/// Exactly one member of several. Choosing another keeps what was typed for the first; only the chosen one is sent.
class UnionField : public GroupField {
    Q_OBJECT
public:
    UnionField(FieldSpec spec, Field* parentField, QWidget* parentWidget);

    std::optional<Value> emptyValue() const override { return Value(Map{}); }
    void choose(const model::Member* member);
    Field* reveal(const QString& path) override;
    void reread() override;
    void renamed() override;
    void applyProblems(const ProblemIndex& index, bool strict) override;
    void collectLocal(std::vector<Problem>& problems) const override;
    void childEdited(Field* origin) override;
    QWidget* focusTarget() override;

protected:
    bool accepts(const Value& value) const override { return value.isMap(); }
    std::optional<Value> read() const override;
    void write(const std::optional<Value>& value) override;
    void build() override;
    QWidget* editor() const override;

private:
    Field* fieldOf(const model::Member* member);
    void showChosen();
    void chosenByPerson(int index);

    QComboBox* m_choices;
    const model::Member* m_chosen = nullptr;
    std::map<const model::Member*, Field*> m_fields;
    std::map<const model::Member*, Value> m_drafts; ///< of members whose field is not built
    Map m_extra;                                    ///< members beyond the chosen one, and unknown ones
    std::vector<Field*> m_extraFields;
    bool m_present = false;
};

} // namespace botoscope::ui
