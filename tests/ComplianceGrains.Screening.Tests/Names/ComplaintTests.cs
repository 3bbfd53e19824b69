using ComplianceGrains.Screening.Dispositions;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Screening.Rescreening;
using NodaTime;

namespace ComplianceGrains.Screening.Tests.Names;

/// <summary>What users of other systems complain about, each with a test.</summary>
public class ComplaintTests
{
    private const decimal Alert = 0.85m;

    [Fact]
    public void A_company_with_a_given_name_is_not_a_person_of_that_name() =>
        Assert.True(A.Score("EMMA LLC", "emma daniels", SubjectKind.Any) < Alert);

    [Fact]
    public void A_corporation_without_its_number_does_not_match_every_corporation() =>
        Assert.True(A.Score("3RD CORP", "7 CORP", SubjectKind.LegalEntity) < 0.65m);

    [Theory]
    [InlineData("Teodrik ZARNOVSKY", "Teodrik Zarnovsky")]
    [InlineData("V.R. FRUIT COMPANY", "V.R. Fruit Company")]
    [InlineData("M LEASING", "M LEASING")]
    [InlineData("El Hajj", "EL-HAJJ")]
    [InlineData("The Wolf", "THE WOLF")]
    [InlineData("Ali", "Ali")]
    public void A_literal_match_is_one(string query, string listed) => Assert.Equal(1m, A.Score(query, listed, SubjectKind.Any));

    [Theory]
    [InlineData("WOLF, THE", "The Wolf")]
    [InlineData("FRUIT V.R. COMPANY", "V.R. FRUIT COMPANY")]
    public void The_same_parts_in_another_order_alert(string query, string listed) => Assert.True(A.Score(query, listed, SubjectKind.Any) >= Alert);

    [Theory]
    [InlineData("Teodrik Valmarovich", "Teodrik Valmarovich Zarnovsky")]
    [InlineData("Anna Valmarovna", "Anna Valmarovna Zarnovskaya")]
    public void A_given_name_and_a_patronymic_are_worth_a_look_and_no_alert(string query, string listed) =>
        Assert.InRange(A.Score(query, listed), 0.70m, Alert - 0.001m);

    [Theory]
    [InlineData("Teodrik Zarnovsky", "Teodrik Valmarovich Zarnovsky")]
    [InlineData("Teodrik Velkarovich", "Teodrik Marko Velkarovich")]
    [InlineData("Zarnovsky Teodrik Valmarovich", "Teodrik Valmarovich Zarnovsky")]
    public void A_given_name_and_a_family_name_alert_whatever_stands_between(string query, string listed) => Assert.True(A.Score(query, listed) >= Alert);

    [Theory]
    [InlineData("LIABILITY Zarnovex", "Limited Liability Company Zarnovex")]
    [InlineData("Open Joint Stock Zarnovex", "OJSC Zarnovex")]
    public void A_legal_form_cut_short_is_one(string query, string listed) => Assert.True(A.Score(query, listed, SubjectKind.LegalEntity) >= Alert);

    [Fact]
    public void A_birthday_alone_is_no_match() =>
        Assert.Empty(A.Engine(A.Person("1", "Teodrik Zarnovsky") with { Births = [new(new(1971, 2, 14))] })
            .Screen(A.Query("Somebody Else") with { DateOfBirth = new(1971, 2, 14), Floor = 0.3m }, A.Now).Matches);

    [Fact]
    public void The_Arabic_alias_does_not_outrank_the_equal_Latin_one()
    {
        var engine = A.Engine(A.Person("1", "محمد الكواري", "Muhammad al-Kawari"), A.Person("2", "محمد الكواري"));

        var matches = engine.Screen(A.Query("Muhammad al-Kawari") with { Floor = 0.3m }, A.Now).Matches;

        Assert.Equal(["Muhammad al-Kawari", "محمد الكواري"], matches.Select(match => match.Name));
        Assert.True(matches[0].Score > matches[1].Score);
    }

    [Fact]
    public void Why_it_matched_is_said_part_by_part()
    {
        var explanation = A.Engine(A.Company("1", "Quorvex Maritime LLC")).Screen(A.Query("Qvorvex Maritime Trading", SubjectKind.Any) with { Floor = 0.3m }, A.Now).Matches.Single();

        Assert.Equal(explanation.Score, explanation.Explanation.Sum(part => part.Contribution));
        foreach (var part in new[] { "Qvorvex", "Maritime", "Trading", "LLC" })
            Assert.Contains(explanation.Explanation, one => one.Text.Contains(part, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void How_old_the_list_is_stands_beside_every_answer()
    {
        var list = A.Engine(A.Person("1", "Teodrik Zarnovsky")).Screen(A.Query("Ana Example"), A.Now + Duration.FromHours(3)).Lists.Single();

        Assert.Equal((Duration.FromHours(3), A.Now), (list.Age, list.ConfirmedAt));
    }

    [Fact]
    public void A_new_version_of_one_list_leaves_the_index_of_the_others_as_it_is()
    {
        var other = ListIndex.Build(A.List("other", A.Person("1", "Ana Example")));
        var catalog = ListCatalog.Empty.With(other, A.Now).With(ListIndex.Build(A.List(A.Person("1", "Teodrik Zarnovsky"))), A.Now);

        var updated = catalog.With(ListIndex.Build(A.List(A.Person("2", "Marivelle Quorvex"))), A.Now);

        Assert.Same(other, updated.Find("other")!.Index);
    }

    [Fact]
    public void Not_every_customer_is_polled_again_when_a_list_changes()
    {
        var customers = CustomerIndex.Build(Enumerable.Range(0, 500).Select(i => new ScreenedCustomer($"c{i}", SubjectKind.NaturalPerson, [i == 7 ? "Zarnowski Teodrik" : $"Ana{(char)('a' + i % 26)} Example{i}"])));

        Assert.Equal("c7", customers.Concerned(A.Person("1", "Teodrik Zarnovsky"), 0.8m).Single().CustomerId);
    }

    [Fact]
    public void A_false_positive_that_a_person_decided_stays_decided()
    {
        var (query, engine) = (A.Query("Teodrik Zarnovsky"), A.Engine(A.Person("1", "Teodrik Zarnovsky")));
        var key = new byte[32];
        var first = engine.Screen(query, A.Now).Matches.Single();
        var decided = new FalsePositive(SubjectDigest.Of(query, key), first.ListId, first.EntryId, first.EntryDigest, A.Now, "exc-1#1");

        var again = engine.Screen(query, A.Now + Duration.FromDays(0.5)).Matches.Single();

        Assert.Equal(decided, FalsePositiveMemory.Find([decided], SubjectDigest.Of(query, key), again.ListId, again.EntryId, again.EntryDigest));
    }

    [Fact]
    public void A_common_name_is_not_the_same_name_with_another_surname() =>
        Assert.True(A.Score("Fernando Perez", "Fernando Pérez Noriega") < Alert);

    [Fact]
    public void A_company_of_single_initials_does_not_match_everything()
    {
        Assert.True(A.Score("Quorvex Maritime Trading", "Q M T", SubjectKind.LegalEntity) < Alert);
        Assert.True(A.Score("A B C Ltd", "A D E Ltd", SubjectKind.LegalEntity) < Alert);
    }

    [Theory]
    [InlineData("85 ELM REALTY LLC", "82 ELM REALTY LLC")]
    [InlineData("BUREAU 40", "BUREAU 39")]
    [InlineData("MOUVEMENT DU 31 MARS", "MOUVEMENT DU 23 MARS")]
    public void Another_number_is_another_body(string query, string listed) => Assert.True(A.Score(query, listed, SubjectKind.LegalEntity) < 0.70m);

    [Theory]
    [InlineData("Mahmoud Zarnovsky", "Muhammad Zarnovsky")]
    [InlineData("Alexandra Zarnovsky", "Alexander Zarnovsky")]
    [InlineData("Hamid Zarnovsky", "Ahmad Zarnovsky")]
    [InlineData("Martina Fazlullah", "Maulana Fazlullah")]
    public void Names_that_look_alike_and_are_different_stay_under_the_alert(string query, string listed) => Assert.True(A.Score(query, listed) < Alert);

    [Theory]
    [InlineData("Dmitri Zarnovsky", "Dmitry Zarnovskiy")]
    [InlineData("Hussein al-Qustari", "Hossain Al Qustari")]
    [InlineData("Yusuf Brellington", "Youssef Brellington")]
    [InlineData("Schtscherbakow Alexander", "Aleksandr Shcherbakov")]
    [InlineData("VALIAEV Iourii", "Yuri Valyaev")]
    public void Spellings_of_one_name_alert(string query, string listed) => Assert.True(A.Score(query, listed) >= Alert);

    [Theory]
    [InlineData("ZARNOVSKY, Teodrik", "Teodrik Zarnovsky")]
    [InlineData("teodrik zarnovský", "Teodrik ZARNOVSKY")]
    [InlineData("Te\u200Bodrik Zarnovsky", "Teodrik Zarnovsky")]
    [InlineData("T E O D R I K Zarnovsky", "Teodrik Zarnovsky")]
    [InlineData("Teodrik.Zarnovsky", "Teodrik Zarnovsky")]
    [InlineData("Te0dr1k Zarn0vsky", "Teodrik Zarnovsky")]
    [InlineData("Тeodrik Zаrnovsky", "Teodrik Zarnovsky")]
    [InlineData("Теодрик Зарновский", "Teodrik Zarnovskiy")]
    [InlineData("محمد الكواري", "Muhammad al-Kawari")]
    [InlineData("Abdulrahman Qustari", "Abd al-Rahman Qustari")]
    [InlineData("Teodrik Zarnovsy", "Teodrik Zarnovsky")]
    public void A_disguise_does_not_hide_a_person(string query, string listed) => Assert.True(A.Score(query, listed) >= Alert, $"{A.Score(query, listed)}");

    [Theory]
    [InlineData("QUORVEX TRADING kTDA", "QUORVEX TRADING LTDA")]
    [InlineData("QUORVEX TRADING PTV LTD", "QUORVEX TRADING PVT LTD")]
    [InlineData("Quorvex Trading establichment", "QUORVEX TRADING ESTABLISHMENT")]
    [InlineData("zenyka ooo", "ZENIKA OOO")]
    [InlineData("Quorvex amd Trading", "Quorvex and Trading")]
    public void A_slip_in_a_minor_word_does_not_hide_a_company(string query, string listed) =>
        Assert.True(A.Score(query, listed, SubjectKind.LegalEntity) >= Alert, $"{A.Score(query, listed, SubjectKind.LegalEntity)}");

    [Theory]
    [InlineData("Abdallah Çelik", "عبدالحی سالک")]
    [InlineData("Ishida Saitō", "سعيد سعيد")]
    [InlineData("Emil Abdullo", "بديع المعلا")]
    [InlineData("Toriq Ajaka", "تورک آغا")]
    public void A_few_consonants_in_common_are_not_a_name_in_another_script(string query, string listed) => Assert.True(A.Score(query, listed) < Alert, $"{A.Score(query, listed)}");

    [Theory]
    [InlineData("OOO QUORVEX TRADING", "QUORVEX TRADING LIMITED LIABILITY COMPANY")]
    [InlineData("Quorvex Trading", "QUORVEX TRADING L.L.C.")]
    [InlineData("QUORVEX TRDG CO LTD", "Quorvex Trading Company Limited")]
    [InlineData("Quorvex Trading Limitedd", "QUORVEX TRADING LTD")]
    public void A_legal_form_or_an_abbreviation_does_not_hide_a_company(string query, string listed) =>
        Assert.True(A.Score(query, listed, SubjectKind.LegalEntity) >= Alert, $"{A.Score(query, listed, SubjectKind.LegalEntity)}");

    [Theory]
    [InlineData("MV VELKARO STAR")]
    [InlineData("M/T Velkaro Star")]
    [InlineData("The vessel Velkaro Star")]
    public void A_vessel_is_found_with_its_prefix(string query) => Assert.True(A.Score(query, "VELKARO STAR", SubjectKind.Vessel) >= Alert);

    [Theory]
    [InlineData("AT and T Holdings", "AT&T Holdings", SubjectKind.LegalEntity)]
    [InlineData("First Quorvex Corps", "1st Quorvex Corps", SubjectKind.LegalEntity)]
    [InlineData("Quorvex 44", "Quorvex Forty-Four", SubjectKind.LegalEntity)]
    [InlineData("Pao Zarnovsky", "Pao Zarnovsky", SubjectKind.NaturalPerson)]
    public void What_is_written_otherwise_and_is_the_same_alerts(string query, string listed, SubjectKind kind) =>
        Assert.True(A.Score(query, listed, kind) >= Alert, $"{A.Score(query, listed, kind)}");

    [Theory]
    [InlineData("Salman bin Muhammad", "Muhammad bin Salman", SubjectKind.NaturalPerson)]
    [InlineData("Cigna Holdings", "Sigma Holdings", SubjectKind.LegalEntity)]
    [InlineData("Ao Zarnovsky", "Pao Zarnovsky", SubjectKind.NaturalPerson)]
    [InlineData("Quorvex Basketball Club 50", "Quorvex Basketball Club", SubjectKind.LegalEntity)]
    [InlineData("Quorvex Infrastructure 6", "Quorvex Infrastructure SIA", SubjectKind.LegalEntity)]
    [InlineData("Quorvex Base 6", "Quorvex Base Sib", SubjectKind.LegalEntity)]
    [InlineData("Golden Star Oil Ltd", "Golden Star Co", SubjectKind.LegalEntity)]
    public void What_looks_alike_and_is_another_stays_under_the_alert(string query, string listed, SubjectKind kind) =>
        Assert.True(A.Score(query, listed, kind) < Alert, $"{A.Score(query, listed, kind)}");

    [Fact]
    public void Another_legal_form_of_the_same_words_resembles_and_is_not_the_same() =>
        Assert.InRange(A.Score("Quorvex Maritime JSC", "Quorvex Maritime LLC", SubjectKind.LegalEntity), 0.85m, 0.97m);
}
