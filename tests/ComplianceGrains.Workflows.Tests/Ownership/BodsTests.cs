using System.Diagnostics;
using System.Text.Json;
using ComplianceGrains.Workflows.Ownership;
using CsCheck;
using static ComplianceGrains.Workflows.Tests.Ownership.Structure;

namespace ComplianceGrains.Workflows.Tests.Ownership;

public class BodsTests
{
    private const string Day = "2026-11-29";

    [Fact]
    public void What_is_written_is_read_as_it_was() => Gen.Int[0, int.MaxValue].Sample(
        seed =>
        {
            var random = new Random(seed);
            ShareRange Range() => random.Next(5) switch
            {
                0 => ShareRange.Unknown,
                1 => new(new(random.Next(0, 50), 100), new(random.Next(51, 101), 100), random.Next(2) == 0, random.Next(2) == 0),
                _ => ShareRange.Exactly(new(random.Next(0, 1001), 1000)),
            };
            var ids = Enumerable.Range(0, random.Next(2, 7)).Select(at => $"n{at}").ToList();
            var graph = OwnershipGraph.Of(
                ids.Select((id, at) => new OwnershipNode(id, at == 0 || random.Next(2) == 0 ? NodeKind.Entity : NodeKind.Person)),
                ids.SelectMany(owner => ids.Where(_ => random.Next(3) == 0).Select(inside => new Holding(owner, inside, Range(), Range()))).OrderBy(holding => $"{holding.Owner}>{holding.In}", StringComparer.Ordinal)) with
            {
                Controls = [.. ids.Skip(1).Where(_ => random.Next(4) == 0).Select(id => new ControlLink(id, "n0", "otherInfluenceOrControl"))],
            };
            var read = Read(BodsWriter.Write(graph, "n0", Day, "us").ToJsonString());
            Assert.Empty(read.Problems);
            Assert.Equal(graph.Nodes.Values, read.Graph.Nodes.Values);
            Assert.Equal(graph.Holdings, read.Graph.Holdings);
            Assert.Equal(graph.Controls, read.Graph.Controls);
        },
        iter: Samples.Of(300));

    [Fact]
    public void A_third_is_written_as_the_range_around_it_and_never_as_more()
    {
        var graph = Of("A 1/3 T; B 2/3 T", "T");
        var read = Read(BodsWriter.Write(graph, "T", Day, "us").ToJsonString()).Graph.Holdings[0].Shares;
        Assert.True(read.Least < new Fraction(1, 3) && new Fraction(1, 3) < read.Most && read is { MoreThanLeast: true, LessThanMost: true } && read.Most - read.Least < new Fraction(1, 1_000_000_000_000));
    }

    [Fact]
    public void Who_is_unknown_stays_unknown_and_no_name_is_written()
    {
        var text = BodsWriter.Write(Of("A 60 T; ? 40 T", "T"), "T", Day, "us").ToJsonString();
        Assert.Contains("informationUnknownToPublisher", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"name\":\"A\"", text, StringComparison.Ordinal);
        Assert.Equal(["A"], Read(text).Graph.Owners(Quarter).Owners);
        Assert.True(Read(text).Graph.Owners(Quarter).CouldHide);
    }

    [Theory]
    [InlineData("""{ "type": "shareholding", "directOrIndirect": "direct", "share": { "exact": 60 } }""", OwnerStatus.Owner, 0)]
    [InlineData("""{ "type": "votingRights", "directOrIndirect": "direct", "share": { "exclusiveMinimum": 25, "maximum": 50 } }""", OwnerStatus.Owner, 0)]
    [InlineData("""{ "type": "shareholding", "directOrIndirect": "indirect", "share": { "exact": 60 } }""", OwnerStatus.Undecided, 1)]
    [InlineData("""{ "type": "shareholding", "directOrIndirect": "direct" }""", OwnerStatus.Undecided, 1)]
    [InlineData("""{ "type": "shareholding", "directOrIndirect": "direct", "share": { "exact": 160 } }""", OwnerStatus.Undecided, 1)]
    [InlineData("""{ "type": "rightsToProfitOrIncome" }""", OwnerStatus.Undecided, 1)]
    [InlineData("""{ "type": "never heard of" }""", OwnerStatus.Undecided, 1)]
    [InlineData("""{ "type": "trustee", "directOrIndirect": "direct" }""", OwnerStatus.Owner, 0)]
    [InlineData("""{ "type": "shareholding", "share": { "exact": 60 }, "endDate": "2020-01-01" }""", null, 0)]
    [InlineData("""{ "type": "shareholding", "share": { "exact": 60 }, "startDate": "2030-01-01" }""", null, 0)]
    [InlineData("""{ "type": "boardMember" }""", null, 0)]
    public void An_interest_counts_for_what_it_says_and_what_is_not_understood_for_anything(string interest, OwnerStatus? status, int unread)
    {
        var read = Read(Statements("[" + interest + "]"));
        Assert.Equal(unread, read.Unread.Count);
        Assert.Equal(status, read.Graph.Owners(Quarter).People.SingleOrDefault(person => person.Id == "A")?.Status);
    }

    [Fact]
    public void The_latest_statement_of_a_record_counts_and_a_closed_one_does_not()
    {
        var (half, all) = ("""[{ "type": "shareholding", "share": { "exact": 20 } }]""", """[{ "type": "shareholding", "share": { "exact": 100 } }]""");
        Assert.Equal(["A"], Read($"[{Inner(half)},{Relation(all, "updated")}]").Graph.Owners(Quarter).Owners);
        Assert.Empty(Read($"[{Inner(all)},{Relation(all, "closed")}]").Graph.Holdings);
    }

    [Theory]
    [InlineData("{}", "an array")]
    [InlineData("[1]", "/0: a statement has recordId")]
    [InlineData("""[{ "recordId": "a", "recordType": "person" }]""", "recordDetails")]
    [InlineData("""[{ "publicationDetails": { "bodsVersion": "0.2" } }]""", "version 0.2 is not read")]
    public void What_is_no_package_is_refused_with_its_place(string text, string says) =>
        Assert.Contains(says, Assert.Single(Read(text).Problems).Text, StringComparison.Ordinal);

    [SkippableFact]
    public void The_standard_s_own_examples_are_read_and_none_hides_anybody()
    {
        var files = Directory.GetFiles(Shared("examples"), "*.json");
        Assert.All(files, file =>
        {
            var read = Read(File.ReadAllText(file));
            Assert.Empty(read.Problems);
            foreach (var entity in read.Graph.Nodes.Values.Where(node => node.IsHeld))
                if (GraphCheck.Problems(read.Graph, entity.Id).Count == 0)
                {
                    var found = BeneficialOwners.Find(read.Graph, entity.Id, new(Quarter));
                    Assert.True(found.IsDecided || !found.MayFallBack);
                }
        });
        Assert.Equal(
            ("Owner", 2),
            Read(File.ReadAllText(Path.Combine(Shared("examples"), "joint-ownership.json"))) is { } joint
                && BeneficialOwners.Find(joint.Graph, "31c55e425764", new(Quarter)) is { IsDecided: true } owners ? (owners.People[0].Status.ToString(), owners.Owners.Count) : default);
        Assert.True(files.Length > 15);
    }

    /// <summary>By a validator that is not ours.</summary>
    [SkippableFact]
    public void What_is_written_is_valid_by_the_standard_s_schema()
    {
        var schemas = Shared("schema");
        var written = Path.Combine(Directory.CreateTempSubdirectory("bods-").FullName, "written.json");
        File.WriteAllText(written, BodsWriter.Write(Of("A 1/3 X; B >25..50 X; ? 10 X; X 60|40 T; X controls T; T 5 T; C 35 T", "X T"), "T", Day, "us").ToJsonString());
        using var python = Process.Start(new ProcessStartInfo("python3", ["-c", Validate, schemas, written]) { RedirectStandardError = true, RedirectStandardOutput = true }) ?? throw new InvalidOperationException();
        var said = python.StandardOutput.ReadToEnd() + python.StandardError.ReadToEnd();
        python.WaitForExit();
        Skip.If(said.Contains("ModuleNotFoundError", StringComparison.Ordinal), "python3 has no jsonschema.");
        Assert.Equal("valid, and a wrong one is not", said.Trim());
    }

    private const string Validate = """
        import glob, json, sys
        from jsonschema import Draft202012Validator
        from referencing import Registry, Resource
        schemas = [json.load(open(f)) for f in glob.glob(sys.argv[1] + '/*.json')]
        registry = Registry().with_resources([(s['$id'], Resource.from_contents(s)) for s in schemas if '$id' in s])
        validator = Draft202012Validator(registry['urn:statement'].contents, registry=registry)
        written = json.load(open(sys.argv[2]))
        for error in validator.iter_errors(written):
            print(error.message)
        written[-1]['recordDetails']['interests'][0]['type'] = 'made-up'
        print('valid, and a wrong one is not' if any(validator.iter_errors(written)) else 'anything is valid')
        """;

    private static ReadStructure Read(string text) => BodsReader.Read(JsonDocument.Parse(text).RootElement, Day);

    private static string Statements(string interests) => $"[{Inner(interests)}]";

    private static string Inner(string interests) => $$"""
        { "recordId": "A", "recordType": "person", "recordDetails": { "personType": "knownPerson" } },
        { "recordId": "T", "recordType": "entity", "recordDetails": { "entityType": { "type": "registeredEntity" } } },
        {{Relation(interests, "new")}}
        """;

    private static string Relation(string interests, string status) =>
        $$"""{ "recordId": "A-T", "recordType": "relationship", "recordStatus": "{{status}}", "recordDetails": { "subject": "T", "interestedParty": "A", "interests": {{interests}} } }""";

    private static string Shared(string what)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "data", "domain", "bods", what) is var path && Directory.Exists(path))
                return path;
        Skip.If(true, $"shared/data/domain/bods/{what} is not beside the repository.");
        return "";
    }
}
