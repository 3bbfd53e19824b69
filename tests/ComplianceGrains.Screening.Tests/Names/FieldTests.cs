namespace ComplianceGrains.Screening.Tests.Names;

/// <summary>What one field really holds: a listed name with something beside it, or written together, or apart.</summary>
public class FieldTests
{
    private const decimal Alert = 0.85m;

    [Theory]
    [InlineData("Teodrik Zarnovsky, Damascus, Syria")]
    [InlineData("ZARNOVSKY, Teodrik, Damascus")]
    [InlineData("Teodrik Zarnovsky - Dubai")]
    [InlineData("Ana Example a.k.a. Teodrik Zarnovsky")]
    [InlineData("Ana Example aka Teodrik Zarnovsky")]
    [InlineData("Ana Example alias Teodrik Zarnovsky")]
    [InlineData("Ana Example / Teodrik Zarnovsky")]
    [InlineData("Ana Example; Teodrik Zarnovsky")]
    [InlineData("Ana Example née Teodrik Zarnovsky")]
    [InlineData("Ana Example vs. Teodrik Zarnovsky")]
    [InlineData("Ana Example and Teodrik Zarnovsky")]
    [InlineData("Ana Example\nTeodrik Zarnovsky")]
    [InlineData("Herr Dr. Teodrik Zarnovsky")]
    [InlineData("Teodrik Zarnovsky born 1961")]
    [InlineData("Teodrik Zarnovsky (DOB 12.03.1961)")]
    [InlineData("Teodrik Zarnovsky, geb. 1961")]
    [InlineData("Teodrik Zarnovsky (Ana Example)")]
    [InlineData("Теодрик Зарновский Teodrik Zarnovsky")]
    [InlineData("teodrik.zarnovsky@mail.example")]
    [InlineData("TeodrikZarnovsky")]
    [InlineData("ZarnovskyTeodrik")]
    [InlineData("Teo drik Zar novsky")]
    [InlineData("T E O D R I K Z A R N O V S K Y")]
    public void What_stands_beside_a_listed_person_does_not_hide_them(string query) =>
        Assert.True(A.Score(query, "Teodrik Zarnovsky") >= Alert, $"{A.Score(query, "Teodrik Zarnovsky")}");

    [Theory]
    [InlineData("QuorvexTradingHouse")]
    [InlineData("QUORVEX TRADING HOUSE LLC BELGRADE BRANCH")]
    [InlineData("QUORVEXTRADINGHOUSELLC")]
    [InlineData("Account holder Quorvex Trading House (DOB 12/03/1961)")]
    [InlineData("Quorvex Trading House LLC, registered 1961-03-12")]
    [InlineData("payment for invoice of Quorvex Trading House as agreed in the spring of last year")]
    public void What_stands_beside_a_listed_company_does_not_hide_it(string query) =>
        Assert.True(A.Score(query, "Quorvex Trading House LLC", SubjectKind.LegalEntity) >= Alert, $"{A.Score(query, "Quorvex Trading House LLC", SubjectKind.LegalEntity)}");

    [Theory]
    [InlineData("Quorvex Trading House; customer 4711")]
    [InlineData("Branch 12 of Quorvex Trading House, 3 1961")]
    public void A_number_beside_a_listed_company_that_is_no_date_makes_it_worth_a_look_and_no_alert(string query) =>
        Assert.InRange(A.Score(query, "Quorvex Trading House LLC", SubjectKind.LegalEntity), 0.70m, Alert - 0.001m);

    [Theory]
    [InlineData("Teodrik Velkaro", "Teodrik Zarnovsky Velkaro Pellorin")]
    [InlineData("Ana Zarnovsky, Boris Teodrik", "Teodrik Zarnovsky")]
    public void What_a_list_adds_does_not_make_two_people_one(string query, string listed) => Assert.True(A.Score(query, listed) < Alert, $"{A.Score(query, listed)}");

    [Fact]
    public void A_part_of_a_field_is_said_to_be_one() =>
        Assert.Contains(A.Engine(A.Person("1", "Teodrik Zarnovsky")).Screen(A.Query("Ana Example / Teodrik Zarnovsky"), A.Now).Matches.Single().Explanation, part => part.Text.Contains("only a part of the field", StringComparison.Ordinal));
}
