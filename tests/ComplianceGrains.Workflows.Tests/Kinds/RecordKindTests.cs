using System.Buffers;
using System.Text;
using System.Text.Json;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Schemas;
using CsCheck;

namespace ComplianceGrains.Workflows.Tests.Kinds;

public class RecordKindTests
{
    private static readonly List<RecordKind> All = [.. Modules.All.Kinds.OfType<RecordKind>()];

    public static TheoryData<string> Names => [.. All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_event_of_the_kind_survives_its_fields(string name)
    {
        var kind = All.Single(each => each.Name == name);
        Gen.Int.Sample(seed =>
        {
            var fields = kind.ToFields(new AnyEvent(seed).Of(kind.Type));
            var again = kind.ToFields(kind.FromFields(null, fields));
            Assert.Equal(fields.OrderBy(field => field.Key), again.OrderBy(field => field.Key));
        }, iter: Samples.Of(200));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_whose_person_was_shredded_still_reads(string name)
    {
        var kind = All.Single(each => each.Name == name);
        var personal = kind.Schema.Fields.Where(field => !Compartments.IsFolded(field.Compartment)).Select(field => field.Name).ToHashSet();
        Gen.Int.Sample(seed =>
        {
            var fields = kind.ToFields(new AnyEvent(seed).Of(kind.Type)).Where(field => !personal.Contains(field.Key)).ToDictionary();
            var again = kind.ToFields(kind.FromFields(null, fields));
            Assert.All(personal, field => Assert.Equal("null", again[field]));
            Assert.All(fields, field => Assert.Equal(field.Value, again[field.Key]));
        }, iter: Samples.Of(50));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_field_is_written_as_the_serialiser_writes_it(string name)
    {
        var kind = All.Single(each => each.Name == name);
        Gen.Int.Sample(seed =>
        {
            var decision = new Decision((Basis)new AnyEvent(seed).Of(typeof(Basis)), new AnyEvent(seed).Of(kind.Type));
            var expected = JsonSerializer.SerializeToElement(decision.Basis, FieldJson.Options).EnumerateObject()
                .Concat(JsonSerializer.SerializeToElement(decision.Happened, kind.Type, FieldJson.Options).EnumerateObject())
                .ToDictionary(member => member.Name, member => member.Value.GetRawText());
            Assert.All(Enumerable.Range(0, kind.Schema.Fields.Count), field => Assert.Equal(expected[kind.Schema.Fields[field].Name], Written(kind, field, decision)));
        }, iter: Samples.Of(50));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_fold_is_given_at_once_is_what_it_would_read_back(string name)
    {
        var kind = All.Single(each => each.Name == name);
        var personal = kind.Schema.Fields.Where(field => !Compartments.IsFolded(field.Compartment)).Select(field => field.Name).ToHashSet();
        Gen.Int.Sample(seed =>
        {
            var happened = new AnyEvent(seed).Of(kind.Type);
            var readBack = kind.FromFields(null, kind.ToFields(happened).Where(field => !personal.Contains(field.Key)).ToDictionary());
            Assert.Equal(kind.ToFields(readBack).OrderBy(field => field.Key), kind.ToFields(kind.Folded(happened)).OrderBy(field => field.Key));
        }, iter: Samples.Of(50));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_field_of_the_event_is_in_the_schema_once(string name)
    {
        var kind = All.Single(each => each.Name == name);
        var fields = kind.Schema.Fields.Select(field => field.Name).ToList();
        Assert.Equal(fields.Distinct(), fields);
        Assert.Subset(fields.ToHashSet(), kind.ToFields(new AnyEvent(1).Of(kind.Type)).Keys.ToHashSet());
    }

    private static string Written(RecordKind kind, int field, Decision decision)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, FieldJson.WriterOptions))
            kind.WriteField(json, field, decision);
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    [Fact]
    public void No_two_records_are_one_kind() => Assert.Equal(All.Count, All.Select(kind => kind.Name).Distinct().Count());
}
