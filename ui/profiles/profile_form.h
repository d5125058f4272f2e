#pragma once
#include "ui/profiles/profile_fields.h"

#include <QSet>
#include <QWidget>
#include <vector>

class QGridLayout;
class QLabel;
class QLineEdit;

namespace botoscope::ui {

class NoteLabel;

/// The keys of a profile that its type is made of, each as a field with what is wrong with it below.
class ProfileForm : public QWidget {
    Q_OBJECT
public:
    explicit ProfileForm(QWidget* parent = nullptr);

    using Values = QHash<QString, QString>;
    /// Shows a type's fields with what the file has. secrets: keys that have a value which is not shown.
    void setProfile(config::ProfileType type, const Values& values, const QSet<QString>& secrets);
    void setContext(const KeyContext& context);
    /// What was found wrong in the file, by key; it is said until the field is changed.
    void setProblems(const Values& problems);
    /// The field shows a value that is elsewhere in the files already.
    void rebase(const QString& key, const QString& value);
    /// Keys whose field says something else than the file; an empty text takes the key out.
    Values edits() const;
    QString value(const QString& key) const;
    /// How many fields hold something that can't be right.
    int problemCount() const;
    /// Secrets are forgotten.
    void clearSecrets();
    void focusFirst();
    void focusKey(const QString& key);
    bool hasKey(const QString& key) const;

Q_SIGNALS:
    void edited();

private:
    struct Row {
        KeySpec spec;
        QString key;
        QString before;
        bool isSecretSet = false;
        QWidget* editor = nullptr;
        NoteLabel* note = nullptr;
    };
    void addRow(const KeySpec& spec, const Values& values, const QSet<QString>& secrets);
    QWidget* makeEditor(const KeySpec& spec, const QString& value, bool secretSet);
    void fillChoices(const Row& row);
    QString problem(const Row& row) const;
    void judge();
    static QString text(const Row& row);
    static QLineEdit* line(const Row& row);

    std::vector<Row> m_rows;
    Values m_problems;
    KeyContext m_context;
    QGridLayout* m_grid = nullptr;
    QWidget* m_body = nullptr;
};

} // namespace botoscope::ui
