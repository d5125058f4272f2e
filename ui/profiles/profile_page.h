#pragma once
#include "core/config/profile_marks.h"
#include "ui/profiles/profile_form.h"
#include "ui/profiles/profile_wish.h"

#include <QWidget>
#include <optional>

class QLineEdit;
class QPushButton;
class QTimer;
class QToolButton;

namespace botoscope::ui {

class DiffView;
class ElidedLabel;
class KeyTable;
class MarkEditor;
class NoteLabel;
class PillLabel;

/// One profile: its keys by type, its marks, all other keys, and what saving would change in the files.
class ProfilePage : public QWidget {
    Q_OBJECT
public:
    explicit ProfilePage(QWidget* parent = nullptr);

    void showProfile(const engine::BookProfile& profile, const config::ProfileMark& mark);
    void showNew(config::ProfileType type, const QString& name);
    /// What there is besides; before a profile is shown, and whenever it changes.
    void setContext(const KeyContext& context);
    void setMark(const config::ProfileMark& mark);
    /// Another program wrote to the profile while it is edited: what is edited stays, on top of what is there now.
    Followed follow(const engine::BookProfile& profile);
    void takeTheirs();
    /// The profile is gone from the files; what is shown becomes a new one.
    void startAnew();
    const QString& profile() const { return m_original; } ///< empty while a new one is made
    bool isNew() const { return m_new; }
    bool isEdited() const;
    ProfileWish wish() const;
    /// The lines saving would change; error instead when it would be refused.
    void showPreview(const QString& diff, const std::optional<Error>& error);
    void showResult(const QString& text, bool good); ///< of a test or a save, below the head
    void setTesting(bool testing);
    void focusFirst();

Q_SIGNALS:
    void previewRequested();
    void saveRequested();
    void discardRequested();
    void testRequested(const QString& profile);
    void useRequested(const QString& profile);
    void duplicateRequested(const QString& profile);
    void removeRequested(const QString& profile, bool keys); ///< keys: and those in the keychain
    void keychainRequested(const QString& profile);
    void openFileRequested(const QString& file, int line);
    void markChanged(const QString& profile, const config::ProfileMark& mark);

private:
    QWidget* makeHead();
    QWidget* makeBody();
    QWidget* makeFoot();
    /// What the files have for the fields and the other keys.
    struct Content {
        ProfileForm::Values values;
        QSet<QString> secrets;
    };
    static Content contentOf(const engine::BookProfile& profile);
    void showType(config::ProfileType type, const Content& content);
    Content othersOf(Content content) const;
    void showNewness();
    void showPlace(const engine::BookProfile& profile);
    void trySaving();
    bool isRight() const;
    void showState();
    void showProblems(const engine::BookProfile& profile);
    void followSession();
    void passContext();
    void edited();
    QString nameProblem() const;

    QString m_original;
    QString m_file;
    int m_line = 0;
    bool m_new = false;
    bool m_testHadFocus = false;  ///< when the test began
    bool m_isForKeychain = false; ///< a new one whose keys go there
    QString m_session;            ///< whose keys are shown
    KeyContext m_context;
    QLineEdit* m_name;
    NoteLabel* m_nameNote;
    PillLabel* m_kind;
    QPushButton* m_use;
    QPushButton* m_test;
    QToolButton* m_more;
    QToolButton* m_source;
    NoteLabel* m_problems;
    NoteLabel* m_result;
    ProfileForm* m_form;
    MarkEditor* m_marks;
    QWidget* m_marksGroup;
    KeyTable* m_others;
    DiffView* m_diff;
    NoteLabel* m_diffNote;
    QPushButton* m_save;
    QPushButton* m_discard;
    QAction* m_toKeychain;
    QAction* m_removeWithKeys;
    QTimer* m_previewTimer;
};

} // namespace botoscope::ui
