using System.Text.Json;
using System.Text.Json.Nodes;
using ComplianceGrains.Cli.Hosts;

namespace ComplianceGrains.Cli.Lists;

/// <summary>What a running host answers to <c>GET /v1/lists</c>.</summary>
/// <param name="Items">Lists with a version.</param>
/// <param name="NotLoaded">Lists that are asked for and have none.</param>
internal sealed record HostLists(IReadOnlyList<JsonNode> Items, IReadOnlyList<JsonNode> NotLoaded)
{
    /// <summary>Asks the host; or says why there is no answer.</summary>
    public static async Task<(HostLists? Lists, string? Objection)> AskAsync(Uri host, FileInfo? keyFile, CancellationToken cancellation)
    {
        var (connection, objection) = await HostConnection.OpenAsync(host, keyFile, cancellation);
        using (connection)
        {
            (var answer, objection) = connection is null ? (null, objection) : await connection.GetAsync("/v1/lists", cancellation);
            return answer is null ? (null, objection) : Parse(answer, connection!.Stranger);
        }
    }

    /// <summary>The same as lines of a table.</summary>
    public IReadOnlyList<ListRow> Rows() => [.. Items.Select(ListRow.Of), .. NotLoaded.Select(ListRow.OfNotLoaded)];

    private static (HostLists?, string?) Parse(JsonNode body, string stranger)
    {
        try
        {
            var lists = new HostLists([.. body["items"]!.AsArray().Select(item => item!)], [.. body["notLoaded"]!.AsArray().Select(item => item!)]);
            _ = lists.Rows();
            return (lists, null);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or NullReferenceException or FormatException)
        {
            return (null, stranger);
        }
    }
}
