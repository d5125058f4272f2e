#pragma once
#include "ui/profiles/followed.h"
#include "ui/profiles/profile_fields.h"

#include <QSet>
#include <QWidget>
#include <vector>

class QGridLayout;
class QLabel;
class QLineEdit;

namespace botoscope::ui {

class NoteLabel;

/// The keys of a profile that its type is made of, each as a field with what is wrong with it below. What a person has
/// not got to yet, or is just typing, is not called wrong.
class ProfileForm : public QWidget {
    Q_OBJECT
public:
    explicit ProfileForm(QWidget* parent = nullptr);

    using Values = QHash<QString, QString>;
    /// Shows a type's fields with what the file has. secrets: keys that have a value which is not shown.
    void setProfile(config::ProfileType type, const Values& values, const QSet<QString>& secrets);
    /// Shows the fields of a profile that is to be made.
    void setNew(config::ProfileType type);
    void setContext(const KeyContext& context);
    /// What was found wrong in the file, by key; it is said until the field is changed.
    void setProblems(const Values& problems);
    /// The field shows a value that is elsewhere in the files already.
    void rebase(const QString& key, const QString& value);
    /// The file has other values now. Fields nobody has touched show them, edited ones stay as they are.
    Followed follow(const Values& values, const QSet<QString>& secrets);
    /// Of fields that follow() told of as conflicts: the file's values are right.
    void takeTheirs();
    /// All that was typed is to be written to a file that has none of it.
    void startAnew();
    /// Keys whose field says something else than the file; an empty text takes the key out.
    Values edits() const;
    QString value(const QString& key) const;
    /// How many fields hold something that can't be right, said or not.
    int problemCount() const;
    /// Says all of them and goes to the first.
    void insist();
    bool isProblemSaid() const;
    /// Secrets are forgotten.
    void clearSecrets();
    void focusFirst();
    /// Tab comes to the fields from that widget, in their order: they are made anew for each profile.
    void followInTabOrder(QWidget* before) const;
    void focusKey(const QString& key);
    bool hasKey(const QString& key) const;

Q_SIGNALS:
    void edited();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Row {
        KeySpec spec;
        QString key;
        QString before;
        bool isSecretSet = false;
        bool isTyped = false;     ///< somebody changed it
        bool isLeft = false;      ///< and went on to something else
        bool isContested = false; ///< before is what another program wrote meanwhile
        QWidget* editor = nullptr;
        NoteLabel* note = nullptr;
    };
    void showFields(std::span<const KeySpec> own, const Values& values, const QSet<QString>& secrets);
    void addRow(const KeySpec& spec, const Values& values, const QSet<QString>& secrets);
    void typed(const QObject* line);
    static void showSecret(const Row& row);
    QWidget* makeEditor(const KeySpec& spec, const QString& value);
    void fillChoices(const Row& row);
    QString problem(const Row& row) const;
    bool isSaid(const Row& row) const;
    void judge();
    void judge(const Row& row) const;
    static QString text(const Row& row);
    static QLineEdit* line(const Row& row);

    std::vector<Row> m_rows;
    Values m_problems;
    KeyContext m_context;
    bool m_isNew = false;
    bool m_insists = false;
    QGridLayout* m_grid = nullptr;
    QWidget* m_body = nullptr;
};

} // namespace botoscope::ui
