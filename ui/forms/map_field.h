#pragma once
#include "ui/forms/group_field.h"

class QLineEdit;
class QToolButton;

namespace botoscope::ui {

/// A map with free keys, in the order they were written. A key that is used twice or missing is a problem; entries
/// without a key are not sent.
class MapField : public GroupField {
    Q_OBJECT
public:
    static constexpr std::size_t page = 50;

    MapField(FieldSpec spec, Field* parentField, QWidget* parentWidget);

    std::optional<Value> emptyValue() const override { return Value(Map{}); }
    std::size_t count() const { return m_entries.size(); }
    void addEntry();
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
    bool accepts(const Value& value) const override { return value.isMap(); }
    std::optional<Value> read() const override;
    void write(const std::optional<Value>& value) override;
    void build() override;
    void refresh() override;
    QString summary() const override;

private:
    struct Entry {
        QString key;
        Value value;            ///< while the field is not built
        Field* field = nullptr; ///< built ones come first, without gaps
        QWidget* keyEdit = nullptr;
        bool keyless = false; ///< added here and not named yet
    };
    std::size_t builtCount() const;
    void buildUpTo(std::size_t count);
    QWidget* makeKeyEdit(Entry& entry);
    void keyTyped(const Field* field, const QString& key);
    void checkKeys();
    void updateMore();

    std::vector<Entry> m_entries;
    QToolButton* m_add;
    QToolButton* m_more = nullptr;
    bool m_present = false;
};

} // namespace botoscope::ui
