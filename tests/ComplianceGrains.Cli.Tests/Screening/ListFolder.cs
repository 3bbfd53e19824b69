namespace ComplianceGrains.Cli.Tests.Screening;

/// <summary>A folder of invented lists, one folder per list id, as the commands read it. Gone when disposed.</summary>
internal sealed class ListFolder : IDisposable
{
    public const string Names = "id,name,kind,dateOfBirth,ticker,address\n1,Teodrik Zarnovsky,natural-person,1971-02-14,,\n2,Quorvex Maritime LLC,legal-entity,,XBT,1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lists-");

    public string Path => _folder.FullName;

    /// <summary>Puts one list there, a new version in the place of an old one.</summary>
    public ListFolder With(string list, string text, string file = "list.csv")
    {
        File.WriteAllText(System.IO.Path.Combine(_folder.CreateSubdirectory(list).FullName, file), text);
        return this;
    }

    public string Of(string list) => System.IO.Path.Combine(Path, list);

    /// <summary>A file beside the lists.</summary>
    public string Beside(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
