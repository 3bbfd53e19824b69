using System.Globalization;
using System.Text;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;

namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>
/// People whose names are put together from pairs of native and Latin writing that others have published (CC0), or that
/// stand here: the Latin form is listed, the native one is asked. The same names, when nobody listed bears them, are the
/// innocents of their script.
/// </summary>
internal sealed class ScriptQueries
{
    /// <summary>Scripts with their two sources of pairs: given names and family names.</summary>
    private readonly IReadOnlyList<(string Script, (string Native, string Latin)[] Given, (string Native, string Latin)[] Family, bool FamilyFirst)> _scripts;

    private const string Given = "Haruto Yuto Sota Yuki Hayato Haruki Ryusei Koki Sora Riku Sakura Hina Aoi Rin Yui Mio Koharu Akari Ichika Miyu";
    private const string FamilyNames = "Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Sasaki Yamaguchi Matsumoto Inoue Kimura Hayashi Shimizu Saito";

    /// <summary>Rows of the source whose Latin form is another name: Дария is not Dragana. (And عبد, which is half a name.)</summary>
    private static readonly string[] Wrong = ["Дария", "მათე", "Γεωργία"];

    public ScriptQueries()
    {
        var (given, family) = (Pairs("common-forenames-by-country.csv", 10, 11), Pairs("common-surnames-by-country.csv", 4, 5));
        _scripts =
        [
            ("Greek", Of(given, "GR", "CY"), Of(family, "GR"), false),
            ("Georgian", Of(given, "GE"), Of(family, "GE"), false),
            ("Armenian", Own("Արմեն Armen Տիգրան Tigran Հայկ Hayk Անահիտ Anahit Գագիկ Gagik Կարեն Karen Վարդան Vardan Լևոն Levon Սուրեն Suren Աշոտ Ashot Գևորգ Gevorg Նարեկ Narek Մարիամ Mariam Արթուր Artur Հովիկ Hovik"), Of(family, "AM"), false),
            ("Hebrew", Own("דוד David משה Moshe יוסף Yosef אברהם Avraham יעקב Yaakov שרה Sarah רחל Rachel מיכאל Michael דניאל Daniel יצחק Yitzhak חיים Chaim שלמה Shlomo אליהו Eliyahu נתן Natan בנימין Binyamin אריאל Ariel אסתר Esther מרים Miriam חנה Hannah יונתן Yonatan עמוס Amos גדעון Gideon צבי Tzvi זאב Zeev שמעון Shimon יהודה Yehuda לאה Leah תמר Tamar נועה Noa"), Of(family, "IL"), false),
            ("Hangul", Of(given, "KR"), [.. Of(family, "KR").Where(pair => pair.Item1[0] >= 0xAC00)], true),
            ("Han, simplified", Of(given, "CN"), Of(family, "CN"), true),
            ("Han, traditional", Of(given, "TW"), Of(family, "TW"), true),
            ("Ethiopic", Own("አበበ Abebe ተስፋዬ Tesfaye ሙሉጌታ Mulugeta ሃይሌ Haile ዳዊት Dawit ሰላም Selam ብርሃኑ Birhanu አለማየሁ Alemayehu ሳሙኤል Samuel ዮሐንስ Yohannes ሄለን Helen ፍቅሩ Fikru ጌታቸው Getachew እሸቱ Eshetu ግርማ Girma"), Own("ታደሰ Tadesse በቀለ Bekele ከበደ Kebede መኮንን Mekonnen ዘነበ Zenebe ኃይለማርያም Hailemariam ጸጋዬ Tsegaye አስፋው Asfaw መለስ Meles ይልማ Yilma ደሳለኝ Desalegn ተፈሪ Teferi ወልደማርያም Woldemariam ገብረሥላሴ Gebreselassie"), false),
            ("Devanagari", Own("राहुल Rahul अमित Amit संजय Sanjay विजय Vijay प्रियंका Priyanka सुनीता Sunita राजेश Rajesh महेश Mahesh अनिल Anil दीपक Deepak मनोज Manoj रवि Ravi सुरेश Suresh नरेंद्र Narendra लक्ष्मण Lakshman कृष्ण Krishna अर्जुन Arjun विकास Vikas पूजा Pooja नेहा Neha अशोक Ashok मुकेश Mukesh गणेश Ganesh दिनेश Dinesh मोहम्मद Mohammad इमरान Imran सलमान Salman आनंद Anand"), Of(family, "IN", "NP"), false),
            ("Bengali", Own("মোহাম্মদ Mohammad আবদুল Abdul করিম Karim রহিম Rahim হাসান Hasan কামাল Kamal জামাল Jamal সালমা Salma নাসরিন Nasrin শফিক Shafiq রফিক Rafiq মিজান Mizan ফারুক Faruk সুমন Suman রাজীব Rajib বিকাশ Bikash প্রদীপ Pradip তানিয়া Tania শারমিন Sharmin আনোয়ার Anwar সোহেল Sohel জাহাঙ্গীর Jahangir"), [.. Of(family, "BD"), .. Own("চৌধুরী Chowdhury হোসেন Hossain রহমান Rahman সরকার Sarkar মণ্ডল Mondal দাস Das ঘোষ Ghosh রায় Roy আহমেদ Ahmed আলী Ali মিয়া Mia শেখ Sheikh মোল্লা Mollah তালুকদার Talukder")], false),
            ("Tamil", Own("முருகன் Murugan செல்வம் Selvam குமார் Kumar கார்த்திக் Karthik ராஜா Raja ரவி Ravi அருண் Arun பிரபாகரன் Prabhakaran வேலு Velu சுரேஷ் Suresh ரமேஷ் Ramesh கண்ணன் Kannan பாலன் Balan லட்சுமி Lakshmi சரவணன் Saravanan விஜய் Vijay அனிதா Anitha பிரியா Priya மீனா Meena ராமன் Raman கோபால் Gopal"), Own("சுப்பிரமணியன் Subramanian கிருஷ்ணன் Krishnan நாராயணன் Narayanan ராஜேந்திரன் Rajendran சண்முகம் Shanmugam பழனிசாமி Palanisamy ஆறுமுகம் Arumugam வேலாயுதம் Velayutham தங்கராஜ் Thangaraj பாண்டியன் Pandian சுந்தரம் Sundaram நடராஜன் Natarajan செல்வராஜ் Selvaraj கந்தசாமி Kandasamy"), false),
            ("Katakana, Japanese names", Katakana(Given), Katakana(FamilyNames), true),
            ("Katakana, names from elsewhere", Own("ムハンマド Muhammad アリ Ali ハッサン Hassan フセイン Hussein ウラジーミル Vladimir イワン Ivan マイケル Michael ジョン John マリア Maria セルゲイ Sergei ホセ Jose アブドラ Abdullah カルロス Carlos"), Own("プーチン Putin イワノフ Ivanov スミス Smith ジョンソン Johnson ガルシア Garcia ロドリゲス Rodriguez カーン Khan アフマド Ahmad ペトロフ Petrov ロペス Lopez サレハ Saleh ラフマン Rahman"), false),
            ("Hiragana", Kana(Given), Kana(FamilyNames), true),
            ("Cyrillic, Serbian and Macedonian", Of(given, "RS", "MK", "ME"), Of(family, "RS"), false),
            ("Cyrillic, Bulgarian and Russian", Of(given, "BG", "RU"), Of(family, "BG", "RU"), false),
            ("Arabic", Of(given, "AE"), Of(given, "AE"), false),
            ("Arabic, three names", Of(given, "AE"), Twice(Of(given, "AE")), false),
            ("Cyrillic, Ukrainian forms of Russian names", Own(ForeignNames.UkrainianGiven), Own(ForeignNames.UkrainianFamily), false),
            ("Cyrillic, Belarusian forms of Russian names", Own(ForeignNames.BelarusianGiven), Own(ForeignNames.BelarusianFamily), false),
            ("Persian", Own(ForeignNames.PersianGiven), Own(ForeignNames.PersianFamily), false),
            ("Urdu", Own(ForeignNames.UrduGiven), Own(ForeignNames.UrduFamily), false),
        ];
    }

    /// <summary>Matches: so many people of each script, and what to ask for each.</summary>
    public (ListContent List, IReadOnlyList<LabelledQuery> Queries) Matches(int each, int seed)
    {
        var (random, entries, queries) = (new Random(seed), new List<ListEntry>(), new List<LabelledQuery>());
        foreach (var script in _scripts)
            for (var i = 0; i < each; i++)
            {
                var (native, latin) = Person(script, random);
                var id = $"{entries.Count}";
                entries.Add(new ListEntry(id, SubjectKind.NaturalPerson, [new ListName(latin, NameType.Primary)]));
                queries.Add(new($"S{seed}-{id}", script.Script, native, SubjectKind.NaturalPerson, null, ["own-scripts"], "match", entries.Where(entry => entry.Names[0].Text == latin).Select(entry => $"own:{entry.Id}").ToHashSet(StringComparer.Ordinal)));
            }

        return (new ListContent("own-scripts", "sha256:scripts", null, [], entries), queries);
    }

    /// <summary>Innocents: people of each script whom nobody listed; of Latin, in which most of the world's names are kept, ten times as many.</summary>
    public IReadOnlyList<LabelledQuery> Innocents(Material material, int each, int seed)
    {
        var (random, queries) = (new Random(seed), new List<LabelledQuery>());
        var surnames = CommonNames.Surnames.ToLookup(name => name.Country, name => name.Name, StringComparer.Ordinal);
        var forenames = CommonNames.Forenames.Where(name => surnames.Contains(name.Country)).ToList();
        var latins = new Random(seed);
        for (var i = 0; i < each * 10; i++)
        {
            var (country, given) = forenames[latins.Next(forenames.Count)];
            var name = $"{given} {surnames[country].ElementAt(latins.Next(surnames[country].Count()))}";
            if (!material.IsListed(name) && !material.IsWithinListed(name))
                queries.Add(new($"I{seed}-{queries.Count}", "Latin, of all countries", name, SubjectKind.NaturalPerson, null, ["ofac-sdn", "un-sc", "uk-ofsi"], "nomatch", new HashSet<string>()));
        }

        foreach (var script in _scripts)
            for (var i = 0; i < each; i++)
                if (Person(script, random) is var (native, latin) && !material.IsListed(latin) && !material.IsWithinListed(latin))
                    queries.Add(new($"I{seed}-{queries.Count}", script.Script, native, SubjectKind.NaturalPerson, null, ["ofac-sdn", "un-sc", "uk-ofsi"], "nomatch", new HashSet<string>()));
        // A name that was drawn twice is one innocent.
        return [.. queries.DistinctBy(query => (query.Category, query.Name))];
    }

    /// <summary>People whose script has no reader: nobody knows their Latin names here, and none of them may be clear.</summary>
    public static IReadOnlyList<LabelledQuery> Unread(int each, int seed)
    {
        var (random, queries) = (new Random(seed), new List<LabelledQuery>());
        foreach (var (script, given, family, familyFirst) in ForeignNames.Unread)
        {
            var (first, second) = familyFirst ? (family.Split(' '), given.Split(' ')) : (given.Split(' '), family.Split(' '));
            for (var i = 0; i < each; i++)
                queries.Add(new($"U{seed}-{queries.Count}", script, $"{first[random.Next(first.Length)]} {second[random.Next(second.Length)]}", SubjectKind.NaturalPerson, null, ["ofac-sdn", "un-sc", "uk-ofsi"], "nomatch", new HashSet<string>()));
        }

        return [.. queries.DistinctBy(query => (query.Category, query.Name))];
    }

    private static (string Native, string Latin)[] Twice((string Native, string Latin)[] names) =>
        [.. names.SelectMany(one => names.Where(other => other != one).Select(other => ($"{one.Native} {other.Native}", $"{one.Latin} {other.Latin}")))];

    private static (string Native, string Latin) Person((string Script, (string Native, string Latin)[] Given, (string Native, string Latin)[] Family, bool FamilyFirst) script, Random random)
    {
        var (given, family) = (script.Given[random.Next(script.Given.Length)], script.Family[random.Next(script.Family.Length)]);
        var space = script.Script.StartsWith("Han", StringComparison.Ordinal) ? "" : " ";
        return script.FamilyFirst
            ? (family.Native + space + given.Native, random.Next(2) == 0 ? $"{family.Latin} {given.Latin}" : $"{family.Latin.ToUpperInvariant()}, {given.Latin}")
            : ($"{given.Native} {family.Native}", $"{given.Latin} {family.Latin}");
    }

    private static List<(string Country, string Native, string Latin)> Pairs(string file, int native, int latin) =>
        [.. File.ReadLines(Path.Combine(SharedData.Root, "background", file)).Skip(1).Select(line => line.Split(','))
            .Where(cells => cells.Length > latin && cells[native].Length > 0 && cells[latin].Length > 1 && cells[native].EnumerateRunes().All(rune => !rune.IsAscii || rune.Value == ' '))
            .Where(cells => !Wrong.Contains(cells[native]) && cells[native] != "عبد")
            .Select(cells => (cells[0], cells[native], Unmarked(cells[latin])))];

    private static (string, string)[] Of(List<(string Country, string Native, string Latin)> pairs, params string[] countries) =>
        [.. pairs.Where(pair => countries.Contains(pair.Country) && pair.Native.Any(c => c >= 0x370)).Select(pair => (pair.Native, pair.Latin)).Distinct()];

    private static (string, string)[] Own(string pairs) => [.. pairs.Split(' ').Chunk(2).Select(pair => (pair[0], pair[1]))];

    private static (string, string)[] Kana(string names) => [.. names.Split(' ').Select(name => (ToHiragana(name.ToLowerInvariant()), name))];

    private static (string, string)[] Katakana(string names) => [.. Kana(names).Select(pair => (string.Concat(pair.Item1.Select(c => (char)(c + 'ァ' - 'ぁ'))), pair.Item2))];

    private static string Unmarked(string text) => text.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);

    /// <summary>Hepburn to hiragana, for names without long vowels or with short ones left unmarked.</summary>
    private static string ToHiragana(string latin)
    {
        const string Rows = " あいうえお k かきくけこ s さしすせそ t たちつてと n なにぬねの h はひふへほ m まみむめも y や_ゆ_よ r らりるれろ w わ___を g がぎぐげご z ざじずぜぞ d だぢづでど b ばびぶべぼ sh _し___ ch _ち___ ts __つ__ j _じ___ f __ふ__";
        var cells = Rows.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var kana = new StringBuilder();
        for (var at = 0; at < latin.Length;)
        {
            var vowel = latin.IndexOfAny(['a', 'i', 'u', 'e', 'o'], at);
            var onset = vowel < 0 ? latin[at..] : latin[at..vowel];
            if (onset.StartsWith('n') && onset.Length > 1 && onset != "ny" || vowel < 0)
            {
                kana.Append('ん');
                at++;
                continue;
            }

            var v = "aiueo".IndexOf(latin[vowel], StringComparison.Ordinal);
            var glide = onset.Length > 1 && onset.EndsWith('y') || onset is "sh" or "ch" or "j" && v != 1;
            var row = onset.Length == 0 ? cells[0] : cells[Array.IndexOf(cells, onset.Length > 1 && onset.EndsWith('y') ? onset[..^1] : onset) + 1];
            kana.Append(glide ? $"{row[1]}{"ゃ_ゅ_ょ"[v]}" : row[v].ToString());
            at = vowel + 1;
        }

        return kana.ToString();
    }
}
