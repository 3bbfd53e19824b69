namespace ComplianceGrains.Screening.Tests.Names;

/// <summary>Scripts with a reader: found against Latin letters, and nobody else.</summary>
public class ScriptTests
{
    private const decimal Alert = 0.85m;

    [Theory]
    [InlineData("김정은", "KIM Jong Un")]
    [InlineData("김정은", "Kim Jong-eun")]
    [InlineData("김 정 은", "KIM, Jong Un")]
    [InlineData("박철민", "PAK Chol Min")]
    [InlineData("이영호", "RI Yong Ho")]
    [InlineData("리영호", "Lee Young-ho")]
    [InlineData("\u1100\u1175\u11B7\u110C\u1165\u11BC\u110B\u1173\u11AB", "KIM Jong Un")]
    [InlineData("王小平", "Wang Xiaoping")]
    [InlineData("王小平", "WANG, Xiao Ping")]
    [InlineData("陳大文", "Chen Dawen")]
    [InlineData("陳大文", "Chan Tai Man")]
    [InlineData("张学良", "Chang Hsueh-liang")]
    [InlineData("张学良", "張學良")]
    [InlineData("さとう はるき", "Sato Haruki")]
    [InlineData("Δημήτρης Ιωαννίδης", "Demetris Ioannides")]
    [InlineData("Γεώργιος Παπαδόπουλος", "Georgios Papadopoulos")]
    [InlineData("Հովհաննես Հարությունյան", "Hovhannes Harutyunyan")]
    [InlineData("შალვა ბედოიძე", "Shalva Bedoidze")]
    [InlineData("נעם פדרמן", "Noam Federman")]
    [InlineData("יוסף מזרחי", "Yosef Mizrachi")]
    [InlineData("חיים אוחנה", "Chaim Ohana")]
    [InlineData("राजकुमार सिंह", "Rajkumar Singh")]
    [InlineData("लक्ष्मण वर्मा", "Lakshman Verma")]
    [InlineData("சரவணன் முருகன்", "Saravanan Murugan")]
    [InlineData("আবদুল করিম", "Abdul Karim")]
    [InlineData("እሸቱ መኮንን", "Eshetu Mekonnen")]
    [InlineData("サトウ ハルキ", "Sato Haruki")]
    [InlineData("ｻﾄｳ ﾊﾙｷ", "Sato Haruki")]
    [InlineData("علي عبد الله", "Ali Abdullah")]
    [InlineData("أحمد دغداغ", "Ahmed Deghdegh")]
    [InlineData("Володимир Олександрович Зарновський", "Vladimir Aleksandrovich Zarnovskiy")]
    [InlineData("Уладзімір Зарноўскі", "Vladimir Zarnovsky")]
    [InlineData("Wang Xiaoping", "王小平")]
    [InlineData("Kim Jong Un", "김정은")]
    public void A_listed_person_is_found_in(string query, string listed) => Assert.True(A.Score(query, listed) >= Alert, $"{A.Score(query, listed)}");

    [Theory]
    [InlineData("李小平", "Wang Xiaoping")]
    [InlineData("王小平", "王晓萍")]
    [InlineData("王小平", "Wang Xiaoming")]
    [InlineData("王平", "Wang Xiaoping")]
    [InlineData("최정은", "KIM Jong Un")]
    [InlineData("김정", "KIM Jong Un")]
    [InlineData("דוד כהן", "Daniel Cohen")]
    [InlineData("משה פרץ", "Firas Musa")]
    [InlineData("दीपक वर्मा", "Dilip Verma")]
    [InlineData("ரவி குமார்", "Ramesh Kumar")]
    public void Another_person_is_not_alerted_in(string query, string listed) => Assert.True(A.Score(query, listed) < Alert, $"{A.Score(query, listed)}");

    [Theory]
    [InlineData("佐藤太郎")]
    [InlineData("田中角栄")]
    [InlineData("山田さくら")]
    [InlineData("华为技术有限公司")]
    [InlineData("弗拉基米尔·普京")]
    [InlineData("블라디미르 푸틴")]
    [InlineData("サトウ")]
    [InlineData("יוסף מזרחי")]
    [InlineData("อนุทิน ชาญวีรกูล")]
    [InlineData("မင်းအောင်လှိုင်")]
    [InlineData("ហ៊ុន សែន")]
    [InlineData("নরেন্দ্র মোদী")]
    [InlineData("ଦିଲୀପ ତିର୍କୀ")]
    public void What_has_no_reader_is_inconclusive_and_never_clear(string query) =>
        Assert.Equal(ScreeningOutcome.Inconclusive, A.Engine(A.Person("1", "Teodrik Zarnovsky")).Screen(A.Query(query, SubjectKind.Any), A.Now).Outcome);

    [Theory]
    [InlineData("김정은")]
    [InlineData("王小平")]
    [InlineData("さとう はるき")]
    [InlineData("நரேந்திர மோடி")]
    [InlineData("नरेन्द्र मोदी")]
    [InlineData("ዳዊት ከበደ")]
    public void What_was_read_and_is_nobody_listed_is_clear(string query) =>
        Assert.Equal(ScreeningOutcome.Clear, A.Engine(A.Person("1", "Teodrik Zarnovsky")).Screen(A.Query(query), A.Now).Outcome);
}
