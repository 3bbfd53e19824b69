namespace ComplianceGrains.Storage.Sqlite.Writing;

/// <summary>Runs reads.</summary>
internal interface IReaders : IDisposable
{
    T Run<T>(Func<Statements, T> work);
}
