#pragma once
#include "ui/forms/group_field.h"

class QToolButton;

namespace botoscope::ui {

/// A list. Items keep their editors when others come and go; long lists are built a page at a time.
class ListField : public GroupField {
    Q_OBJECT
public:
    static constexpr std::size_t page = 50;

    ListField(FieldSpec spec, Field* parentField, QWidget* parentWidget);

    std::optional<Value> emptyValue() const override { return Value(List{}); }
    std::size_t count() const { return m_items.size(); }
    void addItem();
    QString childPath(const Field* child) const override;
    Field* reveal(const QString& path) override;
    void reread() override;
    void renamed() override;
    void applyProblems(const ProblemIndex& index, bool strict) override;
    void collectLocal(std::vector<Problem>& problems) const override;
    void removeChild(Field* child) override;
    void moveChild(Field* child, int by) override;
    void childEdited(Field* origin) override;

protected:
    bool accepts(const Value& value) const override { return value.isList(); }
    std::optional<Value> read() const override;
    void write(const std::optional<Value>& value) override;
    void build() override;
    void refresh() override;
    QString summary() const override;

private:
    struct Item {
        Value value;            ///< while the field is not built
        Field* field = nullptr; ///< built ones come first, without gaps
    };
    std::size_t builtCount() const;
    void buildUpTo(std::size_t count);
    void relabel();
    void updateMore();

    std::vector<Item> m_items;
    QToolButton* m_add;
    QToolButton* m_more = nullptr;
    bool m_present = false;
};

} // namespace botoscope::ui
