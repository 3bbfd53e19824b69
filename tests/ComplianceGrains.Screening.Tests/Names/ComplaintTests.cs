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

    [Fact]
    public void A_literal_match_is_one() => Assert.Equal(1m, A.Score("Teodrik ZARNOVSKY", "Teodrik Zarnovsky"));

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
}
